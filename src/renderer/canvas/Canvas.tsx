import { type NodeChange, type OnMove, Panel, ReactFlow, ReactFlowProvider, SelectionMode, useReactFlow, useStoreApi } from '@xyflow/react';
import { type DragEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import '@xyflow/react/dist/base.css';
import { boxOfPath, boxPath, boxRect, hitBox, type Layout, levelOf, mountedBoxes, type Rect, rectUnion } from '../../drawing/index.ts';
import { type PaletteItem, paletteDragType, useDerivedStore, useSessionStore } from '../state/index.ts';
import { BoxNode } from './BoxNode.tsx';
import { Callouts } from './Callouts.tsx';
import './canvas.css';
import { useDrawingStore } from './drawing-store.ts';
import { moveBoxes, movedBoxes, placeItem, toggleContainer } from './edits.ts';
import { type BoxNodeType, flowNodes } from './flow-nodes.ts';
import { Legend } from './Legend.tsx';
import { MiniMap } from './MiniMap.tsx';
import { boxesOf, relativePlace } from './movable.ts';
import { Painter } from './Painter.tsx';
import { EmptyHints, HoverLabel, PathBar, StaleRibbon, ToolHint, ViewControls } from './Panels.tsx';
import { useDrawing } from './use-drawing.ts';
import { useKeys } from './use-keys.ts';
import { usePointer } from './use-pointer.ts';
import { useRequests } from './use-requests.ts';

const nodeTypes = { box: BoxNode };
const noEdges: never[] = [];
const deleteKeys = null;

function readPaletteItem(event: DragEvent): PaletteItem | null {
  try {
    const item = JSON.parse(event.dataTransfer.getData(paletteDragType)) as Partial<PaletteItem>;
    return (item.kind === 'part' || item.kind === 'system' || item.kind === 'pattern') && typeof item.id === 'string'
      ? { kind: item.kind, id: item.id }
      : null;
  } catch {
    return null;
  }
}

/** Boxes that are interactive nodes now: follows the view only when it comes to rest. */
function useMounted(layout: Layout | null, viewRest: number): readonly number[] {
  const store = useStoreApi();
  const level = useDrawingStore((drawing) => drawing.level);
  const selection = useSessionStore((session) => session.selection);
  const before = useRef<readonly number[]>([]);
  return useMemo(() => {
    void viewRest;
    if (!layout) return [];
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const view: Rect = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    const next = mountedBoxes(layout, level, view, new Set(boxesOf(layout, selection)));
    const isSame = next.length === before.current.length && next.every((box, i) => box === before.current[i]);
    if (!isSame) before.current = next;
    return before.current;
  }, [layout, level, selection, viewRest, store]);
}

function useFlowNodes(layout: Layout | null, mounted: readonly number[]): BoxNodeType[] {
  const selection = useSessionStore((session) => session.selection);
  const before = useRef<ReadonlyMap<string, BoxNodeType>>(new Map());
  return useMemo(() => {
    if (!layout) return [];
    before.current = flowNodes(layout, mounted, new Set(selection), before.current);
    return [...before.current.values()];
  }, [layout, mounted, selection]);
}

function Drawing() {
  const scene = useDrawing();
  const layout = scene?.layout ?? null;
  const flow = useReactFlow();
  const [viewRest, setViewRest] = useState(0);
  const mounted = useMounted(layout, viewRest);
  const nodes = useFlowNodes(layout, mounted);
  const tool = useSessionStore((session) => session.tool);
  const isEmpty = useDerivedStore(
    (store) => store.topology !== null && store.topology.nodes.length === 0 && store.topology.containers.length === 0,
  );
  const isStale = useDrawingStore((store) => store.isStale);
  const isConnecting = useDrawingStore((store) => store.connecting !== null);
  const pointer = usePointer();
  const onKeyDown = useKeys();
  const isMarquee = useRef(false);
  const dragStart = useRef<{ readonly x: number; readonly y: number; readonly boxes: readonly number[]; readonly layout: Layout } | null>(
    null,
  );
  useRequests(scene);
  const selection = useSessionStore((session) => session.selection);
  useEffect(() => {
    const rects = layout ? movedBoxes(layout, boxesOf(layout, selection)).map((box) => boxRect(layout, box)) : [];
    useSessionStore.getState().setSelectionSize(rects.length === 0 ? null : rects.reduce(rectUnion));
  }, [layout, selection]);

  useEffect(() => {
    if (tool !== 'link') useDrawingStore.setState({ connecting: null });
  }, [tool]);

  const onMove = useCallback<OnMove>((_event, { zoom }) => {
    const { level } = useDrawingStore.getState();
    const next = levelOf(zoom, level);
    if (next !== level) useDrawingStore.setState({ level: next });
    const session = useSessionStore.getState();
    if (Math.round(session.zoomFraction * 100) !== Math.round(zoom * 100)) session.setZoom(zoom);
  }, []);

  const onNodesChange = useCallback((changes: NodeChange<BoxNodeType>[]) => {
    if (!isMarquee.current) return;
    const session = useSessionStore.getState();
    const selected = new Set(session.selection);
    for (const change of changes) {
      if (change.type !== 'select') continue;
      if (change.selected) selected.add(change.id);
      else selected.delete(change.id);
    }
    session.select([...selected]);
  }, []);

  const startDrag = useCallback(
    (_event: unknown, node: BoxNodeType) => {
      if (!layout) return;
      const { selection } = useSessionStore.getState();
      const box = boxOfPath(layout, node.id);
      const chosen = selection.includes(node.id) ? boxesOf(layout, selection) : [box];
      dragStart.current = { x: node.position.x, y: node.position.y, boxes: movedBoxes(layout, chosen), layout };
      useDrawingStore.setState({ hover: null, hoveredHalf: null });
    },
    [layout],
  );
  const placesAt = (node: BoxNodeType): Record<string, { x: number; y: number }> => {
    const start = dragStart.current;
    if (!start) return {};
    const [dx, dy] = [node.position.x - start.x, node.position.y - start.y];
    return Object.fromEntries(
      start.boxes.map((box) => {
        const { x, y } = relativePlace(start.layout, box);
        // Inside a container nothing goes past its upper left corner: the container would move instead.
        const least = start.layout.parent[box] < 0 ? Number.NEGATIVE_INFINITY : 0;
        return [
          boxPath(start.layout, box),
          { x: Math.max(least, Math.round((x + dx) / 8) * 8), y: Math.max(least, Math.round((y + dy) / 8) * 8) },
        ];
      }),
    );
  };
  const onNodeDrag = (_event: unknown, node: BoxNodeType): void => useDrawingStore.setState({ dragged: placesAt(node) });
  const stopDrag = (_event: unknown, node: BoxNodeType): void => {
    const start = dragStart.current;
    const places = placesAt(node);
    dragStart.current = null;
    if (start && Math.hypot(node.position.x - start.x, node.position.y - start.y) >= 4) moveBoxes(start.layout, places, start.boxes);
    useDrawingStore.setState({ dragged: {} });
  };

  const onDrop = (event: DragEvent<HTMLElement>): void => {
    const item = readPaletteItem(event);
    if (!item) return;
    event.preventDefault();
    // What comes next, by key, is meant for what has just been placed, not for the palette's search.
    event.currentTarget.focus();
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    placeItem(layout, item, at, layout ? hitBox(layout, at.x, at.y) : -1);
  };

  return (
    <div
      role="application"
      className={`canvas${isStale ? ' is-stale' : ''}${isConnecting || tool === 'link' ? ' is-linking' : ''}`}
      aria-label="Canvas"
      data-testid="canvas"
      tabIndex={0}
      onKeyDownCapture={onKeyDown}
      onPointerMove={pointer.onPointerMove}
      onPointerLeave={pointer.onPointerLeave}
      onPointerDownCapture={pointer.onPointerDownCapture}
      onPointerUp={pointer.onPointerUp}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(paletteDragType)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={onDrop}
    >
      <Painter />
      <ReactFlow
        nodes={nodes}
        edges={noEdges}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onNodeClick={(event: MouseEvent, node) => pointer.selectAt(event, node.id)}
        onNodeDoubleClick={(_event, node) => layout && toggleContainer(layout, boxOfPath(layout, node.id))}
        onPaneClick={(event) => pointer.selectAt(event, null)}
        onNodeDragStart={startDrag}
        onNodeDrag={onNodeDrag}
        onNodeDragStop={stopDrag}
        onSelectionStart={(event) => {
          isMarquee.current = true;
          if (!event.shiftKey) useSessionStore.getState().select([]);
        }}
        onSelectionEnd={() => {
          isMarquee.current = false;
        }}
        onMove={onMove}
        onMoveEnd={() => setViewRest((count) => count + 1)}
        minZoom={0.02}
        maxZoom={6}
        panOnDrag={tool === 'pan' ? [0, 1, 2] : [1, 2]}
        selectionOnDrag={tool === 'select'}
        selectionMode={SelectionMode.Full}
        selectNodesOnDrag={false}
        zoomOnDoubleClick={false}
        nodesDraggable={tool === 'select'}
        nodesConnectable={false}
        nodeDragThreshold={4}
        deleteKeyCode={deleteKeys}
        disableKeyboardA11y
        multiSelectionKeyCode={deleteKeys}
        selectionKeyCode="Shift"
        elevateNodesOnSelect={false}
        autoPanOnNodeFocus={false}
        attributionPosition="bottom-right"
      >
        {scene && !isEmpty && <Callouts scene={scene} />}
        {isEmpty && (
          <Panel position="top-center">
            <EmptyHints />
          </Panel>
        )}
      </ReactFlow>
      {scene && !isEmpty && <PathBar scene={scene} />}
      <ViewControls />
      {scene && !isEmpty && <Legend scene={scene} />}
      {scene && !isEmpty && <MiniMap scene={scene} />}
      <StaleRibbon />
      <ToolHint />
      <HoverLabel />
    </div>
  );
}

/** The drawing of the design: painted on one canvas, with React Flow nodes over it for what can be pointed at. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  );
}
