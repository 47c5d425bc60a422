import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { toggleCollapsed } from '../../design/index.ts';
import { boxPath, boxRect, hitBox, type Layout, type Rect, rectContains, rectGrown, rectUnion } from '../../drawing/index.ts';
import { poolOfKey, useDesignStore, useSessionStore } from '../state/index.ts';
import type { Scene } from './drawing-store.ts';
import { arrangeBoxes, placeBeside, placeItem } from './edits.ts';
import { boxesOf } from './movable.ts';

/** Room that floating panels take at the top and bottom of the canvas, and free space at the sides, px. */
const clear = { top: 44, bottom: 76, side: 16 } as const;

/** The view that shows a rectangle clear of the floating panels. */
export function viewOf(
  rect: Rect,
  width: number,
  height: number,
  maxZoom: number,
): { readonly x: number; readonly y: number; readonly zoom: number } {
  const [freeWidth, freeHeight] = [Math.max(60, width - clear.side * 2), Math.max(60, height - clear.top - clear.bottom)];
  const zoom = Math.min(maxZoom, freeWidth / Math.max(1, rect.width), freeHeight / Math.max(1, rect.height));
  return {
    zoom,
    x: clear.side + (freeWidth - rect.width * zoom) / 2 - rect.x * zoom,
    y: clear.top + (freeHeight - rect.height * zoom) / 2 - rect.y * zoom,
  };
}

function rectOfIds(layout: Layout, ids: readonly string[]): Rect | null {
  const rects: Rect[] = boxesOf(layout, ids).map((box) => boxRect(layout, box));
  for (const id of ids) {
    const pool = poolOfKey(id);
    if (pool !== null) rects.push(...layout.hulls.filter((hull) => layout.pools[hull.pool].id === pool).map((hull) => hull.rect));
    layout.links.forEach((link) => {
      if (!link.members.some((member) => layout.topology.links[member].id === id)) return;
      rects.push(boxRect(layout, link.fromBox), boxRect(layout, link.toBox));
    });
  }
  return rects.length === 0 ? null : rects.reduce(rectUnion);
}

/** Does what commands ask of the canvas, and fits the view when another document opens. */
export function useRequests(scene: Scene | null): (rect: Rect | null, maxZoom?: number) => void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const request = useSessionStore((session) => session.canvasRequest);
  const openCount = useDesignStore((design) => design.openCount);
  const done = useRef(0);
  const fittedFor = useRef(-1);
  const pendingFlight = useRef<readonly string[] | null>(null);
  const fitsNext = useRef<Scene | null>(null);

  const show = useCallback(
    (rect: Rect | null, maxZoom = 1.25): void => {
      const { width, height } = store.getState();
      if (!rect || width === 0) return;
      void flow.setViewport(viewOf(rect, width, height, maxZoom));
    },
    [flow, store],
  );

  useEffect(() => {
    if (!scene || fittedFor.current === openCount) return;
    fittedFor.current = openCount;
    const { bounds } = scene.layout;
    if (bounds.width > 0) show(bounds);
    else void flow.setViewport({ x: 0, y: 0, zoom: 1 });
  }, [scene, openCount, show, flow]);

  useEffect(() => {
    if (!request || request.serial === done.current) return;
    done.current = request.serial;
    const layout = scene?.layout ?? null;
    const { width, height } = store.getState();
    switch (request.kind) {
      case 'zoom-in':
        void flow.zoomIn();
        break;
      case 'zoom-out':
        void flow.zoomOut();
        break;
      case 'zoom-100':
        void flow.zoomTo(1);
        break;
      case 'fit-all':
        if (layout) show(layout.bounds);
        break;
      case 'arrange':
        if (layout) arrangeBoxes(layout, boxesOf(layout, useSessionStore.getState().selection), request.how);
        break;
      case 'fit-new':
        fitsNext.current = scene;
        break;
      case 'fit-selection':
        if (layout) show(rectOfIds(layout, useSessionStore.getState().selection), 3);
        break;
      case 'focus':
        document.querySelector<HTMLElement>('.canvas')?.focus();
        break;
      case 'place': {
        const at = flow.screenToFlowPosition(middleOfCanvas(width, height));
        const free = layout ? placeBeside(layout, request.item, at) : at;
        placeItem(layout, request.item, free, layout ? hitBox(layout, free.x, free.y) : -1);
        // What comes next, by key, is meant for what has just been placed.
        document.querySelector<HTMLElement>('.canvas')?.focus();
        const corner = flow.flowToScreenPosition(free);
        const bounds = document.querySelector('.canvas')?.getBoundingClientRect();
        if (bounds && !rectContains(rectGrown(bounds, -60), { ...corner, width: 0, height: 0 })) fitsNext.current = scene;
        break;
      }
      case 'fly-to':
        if (request.takesFocus) document.querySelector<HTMLElement>('.canvas')?.focus();
        if (layout) {
          openAncestors(layout, request.ids);
          pendingFlight.current = request.ids;
          show(rectOfIds(layout, request.ids), 2);
        }
        break;
    }
  }, [request, scene, flow, store, show]);

  useEffect(() => {
    if (!scene || !fitsNext.current || fitsNext.current.layout.topology === scene.layout.topology) return;
    fitsNext.current = null;
    show(scene.layout.bounds);
  }, [scene, show]);

  // After collapsed ancestors have opened, the things are somewhere else.
  useEffect(() => {
    if (!scene || !pendingFlight.current) return;
    const ids = pendingFlight.current;
    pendingFlight.current = null;
    show(rectOfIds(scene.layout, ids), 2);
  }, [scene, show]);
  return show;
}

function middleOfCanvas(width: number, height: number): { x: number; y: number } {
  const bounds = document.querySelector('.canvas')?.getBoundingClientRect();
  return { x: (bounds?.left ?? 0) + width / 2, y: (bounds?.top ?? 0) + height / 2 };
}

function openAncestors(layout: Layout, ids: readonly string[]): void {
  const closed = new Set<string>();
  for (const box of boxesOf(layout, ids)) {
    for (let at = layout.parent[box]; at >= 0; at = layout.parent[at]) if (layout.isCollapsed[at]) closed.add(boxPath(layout, at));
  }
  if (closed.size > 0) useDesignStore.getState().perform(toggleCollapsed, { paths: [...closed], isCollapsed: false });
}
