import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import {
  boxOfPath,
  boxRect,
  darkTheme,
  drawPicture,
  type Layout,
  lightTheme,
  type Pen,
  type Rect,
  rectGrown,
} from '../../drawing/index.ts';
import { useSessionStore } from '../state/index.ts';
import { canvasPen } from './canvas-pen.ts';
import { type Connecting, useDrawingStore } from './drawing-store.ts';

/** The colours of the theme that the page shows. */
export function currentTheme(): Readonly<Record<string, string>> {
  return document.documentElement.dataset.theme === 'dark' ? darkTheme : lightTheme;
}

/** The one canvas under the nodes: it draws the whole picture, and again whenever view, scene or hover change. */
export function Painter() {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  useEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    let request = 0;
    const schedule = (): void => {
      if (request === 0) request = requestAnimationFrame(paint);
    };
    const paint = (): void => {
      request = 0;
      const { transform, width, height } = flow.getState();
      paintScene(canvas, context, transform, width, height);
    };
    let view = flow.getState().transform;
    const stops = [
      flow.subscribe((state) => {
        if (state.transform === view && canvas.clientWidth === Math.round(state.width) && canvas.clientHeight === Math.round(state.height))
          return;
        view = state.transform;
        schedule();
      }),
      useDrawingStore.subscribe(schedule),
      useSessionStore.subscribe((session, before) => {
        if (session.selection !== before.selection || session.hovered !== before.hovered) schedule();
      }),
    ];
    const themes = new MutationObserver(schedule);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const sizes = new ResizeObserver(schedule);
    sizes.observe(canvas);
    void document.fonts.ready.then(schedule);
    schedule();
    return () => {
      for (const stop of stops) stop();
      themes.disconnect();
      sizes.disconnect();
      cancelAnimationFrame(request);
    };
  }, [flow]);
  return <canvas ref={canvasRef} className="canvas-painter" data-testid="canvas-painter" />;
}

function paintScene(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  [panX, panY, zoom]: readonly number[],
  width: number,
  height: number,
): void {
  const ratio = window.devicePixelRatio || 1;
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
  }
  const theme = currentTheme();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  drawGrid(context, theme, panX, panY, zoom, width, height);
  const { scene, level, shownLinks, hoveredHalf, hoveredRibbon, isBundled, connecting } = useDrawingStore.getState();
  if (!scene) return;
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * panX, ratio * panY);
  const pen = canvasPen(context, theme);
  const visible: Rect = rectGrown({ x: -panX / zoom, y: -panY / zoom, width: width / zoom, height: height / zoom }, 16);
  const selection = new Set(useSessionStore.getState().selection);
  const { layout, frame, picture } = scene;
  const selectedLinks = new Set<number>();
  if (selection.size > 0) {
    for (const index of shownLinks)
      if (layout.links[index].members.some((member) => selection.has(layout.topology.links[member].id))) selectedLinks.add(index);
  }
  drawPicture(
    pen,
    {
      layout,
      frame,
      level,
      zoom,
      visible,
      ...picture,
      selectedLinks,
      hoveredLink: hoveredHalf?.link ?? -1,
      hoveredRibbon,
      isBundled,
      saturation: 1,
    },
    scene.figures,
    shownLinks,
  );
  drawSelectedPools(pen, layout, selection, zoom);
  if (connecting) drawConnecting(pen, layout, connecting, zoom);
}

function drawGrid(
  context: CanvasRenderingContext2D,
  theme: Readonly<Record<string, string>>,
  panX: number,
  panY: number,
  zoom: number,
  width: number,
  height: number,
): void {
  let step = 16 * zoom;
  while (step < 12) step *= 2;
  const size = Math.min(1.6, Math.max(1, 1.2 * Math.sqrt(zoom)));
  context.fillStyle = theme['grid-dot'];
  for (let x = ((panX % step) + step) % step; x < width; x += step) {
    for (let y = ((panY % step) + step) % step; y < height; y += step) context.fillRect(x - size / 2, y - size / 2, size, size);
  }
}

function drawSelectedPools(pen: Pen, layout: Layout, selection: ReadonlySet<string>, zoom: number): void {
  for (const hull of layout.hulls) {
    if (!selection.has(`pool:${layout.pools[hull.pool].id}`)) continue;
    const { x, y, width, height } = hull.rect;
    pen.box(x - 2, y - 2, width + 4, height + 4, { stroke: 'accent', width: 2 / zoom, radius: 11 });
  }
}

/** The loose line, a glow on what fits, and a veil on what does not. */
function drawConnecting(pen: Pen, layout: Layout, connecting: Connecting, zoom: number): void {
  const from = boxOfPath(layout, connecting.from);
  if (from < 0) return;
  for (const [path, isFitting] of connecting.fits) {
    const box = boxOfPath(layout, path);
    if (box < 0 || box === from) continue;
    const { x, y, width, height } = boxRect(layout, box);
    if (isFitting) pen.box(x - 3, y - 3, width + 6, height + 6, { stroke: 'accent', width: 1.5 / zoom, radius: 6, opacity: 0.9 });
    else pen.box(x - 1, y - 8, width + 2, height + 9, { fill: 'bg-canvas', opacity: 0.7, radius: 4 });
  }
  const a = boxRect(layout, from);
  const start = [a.x + a.width / 2, a.y + (from < layout.nodeCount ? a.height / 2 : 0)];
  const target = connecting.to === null ? -1 : boxOfPath(layout, connecting.to);
  let end = connecting.pointer ? [connecting.pointer.x, connecting.pointer.y] : start;
  if (target >= 0) {
    const b = boxRect(layout, target);
    pen.box(b.x - 4, b.y - 4, b.width + 8, b.height + 8, { stroke: connecting.refusal ? 'error' : 'accent', width: 2.5 / zoom, radius: 7 });
    if (!connecting.pointer) end = [b.x + b.width / 2, b.y + (target < layout.nodeCount ? b.height / 2 : 0)];
  }
  pen.box(a.x - 4, a.y - 4, a.width + 8, a.height + 8, { stroke: 'accent', width: 2 / zoom, radius: 7 });
  pen.line([...start, ...end], {
    stroke: connecting.refusal ? 'error' : 'accent',
    width: 2 / zoom,
    dash: connecting.refusal ? [4 / zoom, 3 / zoom] : undefined,
    cap: 'round',
  });
}
