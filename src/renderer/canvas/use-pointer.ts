import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useCallback, useRef } from 'react';
import { formatCount } from '../../base/format.ts';
import {
  boxPath,
  boxRect,
  bundlesOf,
  type HalfHit,
  halvesOfBundle,
  halvesOfDrawn,
  hitBox,
  hitHull,
  hitLink,
  hitRibbon,
} from '../../drawing/index.ts';
import { poolKey, useSessionStore } from '../state/index.ts';
import { aimConnection, finishConnecting, startConnecting } from './connecting.ts';
import { type Scene, type ScreenPoint, useDrawingStore } from './drawing-store.ts';
import { connectableBox } from './movable.ts';

/** Reach of the pointer around a line, px on screen. */
const reach = 5;

/** What lies under the pointer. A device comes before a line, a line before a container. */
export interface Pointed {
  readonly box: number;
  readonly half: HalfHit | null;
  readonly pool: number;
  /** Index of a ribbon, or -1. */
  readonly ribbon: number;
}

/** Finds what lies at a place of the drawing. */
export function pointedAt(scene: Scene, at: ScreenPoint, zoom: number): Pointed {
  const { layout } = scene;
  const { linkIndex, level, isBundled } = useDrawingStore.getState();
  const box = hitBox(layout, at.x, at.y, level < 2);
  const isDevice =
    box >= 0 && (box < layout.nodeCount || (level < 2 && layout.topology.containers[box - layout.nodeCount].definition !== null));
  const half = isDevice || !linkIndex || level < 2 ? null : hitLink(layout, linkIndex(), at.x, at.y, reach / zoom);
  const ribbon = isDevice || half || !isBundled ? null : hitRibbon(layout, level === 0 ? 'pod' : 'rack', at.x, at.y, reach / zoom);
  return { box, half, ribbon: ribbon ?? -1, pool: half || isDevice || ribbon !== null ? -1 : hitHull(layout, at.x, at.y) };
}

function describe(scene: Scene, pointed: Pointed): { title: string; lines: string[] } | null {
  const { layout, frame } = scene;
  if (pointed.half) {
    const link = layout.links[pointed.half.link];
    const [from, to] = pointed.half.direction === 0 ? [link.fromBox, link.toBox] : [link.toBox, link.fromBox];
    const figure = frame.combine(halvesOfDrawn(link, pointed.half.direction));
    const back = frame.combine(halvesOfDrawn(link, pointed.half.direction === 0 ? 1 : 0));
    const { part } = layout.topology.links[link.members[0]];
    const count = link.members.length > 1 ? `${link.members.length} × ` : '';
    return {
      title: `${boxPath(layout, from)} → ${boxPath(layout, to)}`,
      lines: [
        figure.long,
        ...(frame.kind === 'design' || frame.kind === 'cost' ? [] : [`${count}${part.label} · back ${back.short || '–'}`]),
      ],
    };
  }
  if (pointed.ribbon >= 0) {
    const bundles = bundlesOf(layout, useDrawingStore.getState().level === 0 ? 'pod' : 'rack');
    const { from, to, members } = bundles.bundles[pointed.ribbon];
    const [there, back] = ([0, 1] as const).map((direction) => frame.combine(halvesOfBundle(bundles, pointed.ribbon, direction)));
    const { part } = layout.topology.links[members[0]];
    return {
      title: `${bundles.ends[from].label} ↔ ${bundles.ends[to].label}`,
      lines: [`${formatCount(members.length)} × ${part.label}`, `→ ${there.long}`, `← ${back.long}`],
    };
  }
  if (pointed.box >= layout.nodeCount && useDrawingStore.getState().level < 2) {
    const container = pointed.box - layout.nodeCount;
    const detail = scene.picture.containerDetail(container);
    return { title: layout.topology.containers[container].path, lines: detail === '' ? [] : [detail] };
  }
  if (pointed.box >= 0 && pointed.box < layout.nodeCount) {
    const node = layout.topology.nodes[pointed.box];
    const words = frame.nodeLabel(pointed.box);
    return { title: node.path, lines: [node.part.label, ...(words === '' || words === node.part.label ? [] : [words])] };
  }
  return null;
}

/** Pointer handling of the whole canvas: hover, selection of lines and pools, and links drawn by dragging. */
export function usePointer() {
  const flow = useReactFlow();
  const pressed = useRef<ScreenPoint | null>(null);

  const place = useCallback(
    (event: { clientX: number; clientY: number }): { flow: ScreenPoint; screen: ScreenPoint } => {
      const bounds = document.querySelector('.canvas')?.getBoundingClientRect();
      return {
        flow: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }),
        screen: { x: event.clientX - (bounds?.left ?? 0), y: event.clientY - (bounds?.top ?? 0) },
      };
    },
    [flow],
  );

  const onPointerMove = useCallback(
    (event: PointerEvent) => {
      const { scene, connecting, hover, hoveredHalf } = useDrawingStore.getState();
      if (!scene) return;
      const at = place(event);
      const pointed = pointedAt(scene, at.flow, flow.getZoom());
      if (connecting) {
        if (!connecting.pointer && event.buttons === 0 && useSessionStore.getState().tool !== 'link') return;
        const box = connectableBox(scene.layout, pointed.box);
        aimConnection(box < 0 ? null : boxPath(scene.layout, box), at.flow);
        const { connecting: aimed } = useDrawingStore.getState();
        const refusal = aimed?.refusal;
        useDrawingStore.setState({
          hover: refusal ? { at: at.screen, title: refusal.message, lines: [refusal.remedy], refusal: true } : null,
        });
        return;
      }
      if (event.buttons !== 0 || (event.target as Element).closest('.canvas-panel')) {
        if (hover || hoveredHalf) useDrawingStore.setState({ hover: null, hoveredHalf: null });
        return;
      }
      const words = describe(scene, pointed);
      const isSameHalf = hoveredHalf?.link === pointed.half?.link && hoveredHalf?.direction === pointed.half?.direction;
      const nextHover = words ? { at: at.screen, ...words, refusal: false } : null;
      const isSameRibbon = useDrawingStore.getState().hoveredRibbon === pointed.ribbon;
      if (nextHover || hover || !isSameHalf || !isSameRibbon)
        useDrawingStore.setState({
          hover: nextHover,
          ...(isSameHalf ? {} : { hoveredHalf: pointed.half }),
          ...(isSameRibbon ? {} : { hoveredRibbon: pointed.ribbon }),
        });
      const { layout } = scene;
      useSessionStore
        .getState()
        .hover(
          pointed.half
            ? layout.topology.links[layout.links[pointed.half.link].members[0]].id
            : pointed.box >= 0
              ? boxPath(layout, pointed.box)
              : null,
        );
    },
    [flow, place],
  );

  const onPointerLeave = useCallback(() => {
    useDrawingStore.setState({ hover: null, hoveredHalf: null, hoveredRibbon: -1 });
    useSessionStore.getState().hover(null);
  }, []);

  /** A press on a port starts a link; on a device with the link tool, too. */
  const onPointerDownCapture = useCallback(
    (event: PointerEvent) => {
      pressed.current = { x: event.clientX, y: event.clientY };
      const { scene, connecting } = useDrawingStore.getState();
      if (!scene || event.button !== 0 || (event.target as Element).closest('.canvas-panel')) return;
      const isPort = (event.target as Element).closest('[data-port]') !== null;
      const isLinkTool = useSessionStore.getState().tool === 'link';
      if (!isPort && !isLinkTool) return;
      event.stopPropagation();
      event.preventDefault();
      const at = place(event).flow;
      if (connecting) return;
      const node = isPort ? (event.target as Element).closest('.react-flow__node')?.getAttribute('data-id') : null;
      const box = connectableBox(scene.layout, hitBox(scene.layout, at.x, at.y));
      const from = node ?? (box < 0 ? null : boxPath(scene.layout, box));
      if (from === null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      startConnecting(scene.layout, from, at);
    },
    [place],
  );

  const onPointerUp = useCallback((event: PointerEvent) => {
    const { connecting } = useDrawingStore.getState();
    if (!connecting || event.button !== 0) return;
    const start = pressed.current;
    const isClick = start !== null && Math.hypot(event.clientX - start.x, event.clientY - start.y) < 4;
    // A click takes the device as the start, the next click ends at another.
    if (isClick && connecting.to === null) return;
    if (finishConnecting(event.shiftKey) && useSessionStore.getState().tool === 'link') useSessionStore.getState().setTool('select');
  }, []);

  /** Selects what lies under a click that is no device's own. */
  const selectAt = useCallback(
    (event: { clientX: number; clientY: number; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }, ownPath: string | null) => {
      const { scene, connecting } = useDrawingStore.getState();
      const session = useSessionStore.getState();
      if (!scene || connecting || session.tool === 'link') return;
      const pointed = pointedAt(scene, place(event).flow, flow.getZoom());
      const { layout } = scene;
      const mode = event.shiftKey || event.ctrlKey || event.metaKey ? 'toggle' : 'replace';
      if (pointed.half)
        session.select(
          layout.links[pointed.half.link].members.map((member) => layout.topology.links[member].id),
          mode,
        );
      else if (pointed.ribbon >= 0) {
        const { members } = bundlesOf(layout, useDrawingStore.getState().level === 0 ? 'pod' : 'rack').bundles[pointed.ribbon];
        session.select(
          members.map((member) => layout.topology.links[member].id),
          mode,
        );
      } else if (pointed.box >= 0 && pointed.box < layout.nodeCount) session.select([boxPath(layout, pointed.box)], mode);
      else if (pointed.pool >= 0) session.select([poolKey(layout.pools[pointed.pool].id)], mode);
      else if (ownPath !== null) session.select([ownPath], mode);
      else if (pointed.box >= 0 && isStripAt(scene, pointed.box, place(event).flow)) session.select([boxPath(layout, pointed.box)], mode);
      else if (mode === 'replace') session.select([]);
    },
    [flow, place],
  );

  return { onPointerMove, onPointerLeave, onPointerDownCapture, onPointerUp, selectAt, place };
}

function isStripAt({ layout }: Scene, box: number, at: ScreenPoint): boolean {
  const { y, height } = boxRect(layout, box);
  if (layout.isCollapsed[box]) return true;
  return layout.strips[box] === 'header' ? at.y <= y + 22 : layout.strips[box] === 'foot' && at.y >= y + height - 20;
}
