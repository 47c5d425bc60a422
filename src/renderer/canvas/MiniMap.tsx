import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef } from 'react';
import { boxRect, type Layout } from '../../drawing/index.ts';
import { type Scene, useDrawingStore } from './drawing-store.ts';
import { currentTheme } from './Painter.tsx';

const size = { width: 156, height: 52 } as const;

interface Fit {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

function fitOf(layout: Layout): Fit {
  const { bounds } = layout;
  const scale = Math.min((size.width - 12) / Math.max(1, bounds.width), (size.height - 8) / Math.max(1, bounds.height));
  return {
    scale,
    x: (size.width - bounds.width * scale) / 2 - bounds.x * scale,
    y: (size.height - bounds.height * scale) / 2 - bounds.y * scale,
  };
}

/** The worst class of what each container holds: what the map shows of it. */
function drawMap(context: CanvasRenderingContext2D, scene: Scene, fit: Fit): void {
  const theme = currentTheme();
  const { layout, frame } = scene;
  const tint = (token: string): string => theme[token === 'device-fill' ? 'line-control' : token];
  for (let box = layout.nodeCount; box < layout.boxCount; box += 1) {
    if (!layout.isShown[box] || layout.strips[box] === 'none') continue;
    const { x, y, width, height } = boxRect(layout, box);
    context.strokeStyle = theme['container-line'];
    context.strokeRect(fit.x + x * fit.scale, fit.y + y * fit.scale, width * fit.scale, height * fit.scale);
  }
  for (let node = 0; node < layout.nodeCount; node += 1) {
    if (!layout.isShown[node]) continue;
    const shape = layout.shapes[node];
    if (shape === 'tab' || shape === 'bar' || shape === 'chip' || shape === 'hexagon') continue;
    const { x, y, width, height } = boxRect(layout, node);
    const { token, opacity = 1 } = frame.classes[frame.nodeClass[node]];
    context.fillStyle = tint(token);
    context.globalAlpha = opacity;
    context.fillRect(fit.x + x * fit.scale, fit.y + y * fit.scale, Math.max(1, width * fit.scale), Math.max(1, height * fit.scale));
  }
  context.globalAlpha = 1;
}

/** The whole drawing with its colours in a corner, and the part that is in view. Dragging on it moves the view. */
export function MiniMap({ scene }: { readonly scene: Scene }) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const flow = useReactFlow();
  useEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = size.width * ratio;
    canvas.height = size.height * ratio;
    const backdrop = document.createElement('canvas');
    let request = 0;
    const drawBackdrop = (): void => {
      backdrop.width = canvas.width;
      backdrop.height = canvas.height;
      const back = backdrop.getContext('2d');
      if (!back) return;
      back.scale(ratio, ratio);
      drawMap(back, scene, fitOf(scene.layout));
    };
    const paint = (): void => {
      request = 0;
      const { transform, width, height } = store.getState();
      const fit = fitOf(scene.layout);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(backdrop, 0, 0);
      context.scale(ratio, ratio);
      const [x, y, zoom] = transform;
      const [left, top] = [Math.max(1, fit.x + (-x / zoom) * fit.scale), Math.max(1, fit.y + (-y / zoom) * fit.scale)];
      const right = Math.min(size.width - 1, fit.x + ((width - x) / zoom) * fit.scale);
      const bottom = Math.min(size.height - 1, fit.y + ((height - y) / zoom) * fit.scale);
      context.strokeStyle = currentTheme().accent;
      context.lineWidth = 1.5;
      context.beginPath();
      context.roundRect(left, top, Math.max(3, right - left), Math.max(3, bottom - top), 4);
      context.stroke();
    };
    const schedule = (): void => {
      if (request === 0) request = requestAnimationFrame(paint);
    };
    drawBackdrop();
    schedule();
    let view = store.getState().transform;
    const stop = store.subscribe((state) => {
      if (state.transform === view) return;
      view = state.transform;
      schedule();
    });
    const themes = new MutationObserver(() => {
      drawBackdrop();
      schedule();
    });
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      stop();
      themes.disconnect();
      cancelAnimationFrame(request);
    };
  }, [scene, store]);

  const goTo = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const bounds = event.currentTarget.getBoundingClientRect();
    const fit = fitOf(scene.layout);
    const [x, y] = [(event.clientX - bounds.left - fit.x) / fit.scale, (event.clientY - bounds.top - fit.y) / fit.scale];
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
    useDrawingStore.setState({ hover: null });
  };
  return (
    <div className="canvas-panel minimap">
      <canvas ref={canvasRef} aria-label="Map of the whole drawing" role="img" onPointerDown={goTo} onPointerMove={goTo} />
    </div>
  );
}
