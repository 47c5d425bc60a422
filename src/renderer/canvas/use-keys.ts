import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useCallback } from 'react';
import { boxPath } from '../../drawing/index.ts';
import { useSessionStore } from '../state/index.ts';
import { cancelConnecting, finishConnecting, startConnecting, stepConnection } from './connecting.ts';
import { useDrawingStore } from './drawing-store.ts';
import { middleOf, nudge, toggleContainer } from './edits.ts';
import { boxesOf, connectableBox, connectableBoxes, neighbourInDirection } from './movable.ts';

const arrows = { ArrowUp: [0, -1, 'up'], ArrowDown: [0, 1, 'down'], ArrowLeft: [-1, 0, 'left'], ArrowRight: [1, 0, 'right'] } as const;

/** Keyboard on the canvas: arrows move, Ctrl + arrows go to a neighbour, L or C joins, Enter opens, Escape leaves. */
export function useKeys() {
  const flow = useReactFlow();
  return useCallback(
    (event: KeyboardEvent) => {
      const { scene, connecting } = useDrawingStore.getState();
      const session = useSessionStore.getState();
      if (!scene || (event.target as Element).closest('.canvas-panel')) return;
      const { layout } = scene;
      const boxes = boxesOf(layout, session.selection);
      const take = (): void => {
        event.preventDefault();
        event.stopPropagation();
      };
      const focused = (event.target as Element).closest('.react-flow__node')?.getAttribute('data-id') ?? null;
      const arrow = event.key in arrows ? arrows[event.key as keyof typeof arrows] : null;
      if (connecting) {
        if (arrow) {
          take();
          stepConnection(layout, arrow[0] + arrow[1] > 0 ? 1 : -1);
        } else if (event.key === 'Enter') {
          take();
          finishConnecting(event.shiftKey);
          session.setTool('select');
        } else if (event.key === 'Escape') {
          take();
          cancelConnecting();
          session.setTool('select');
          session.announce('Left the link tool');
        }
        return;
      }
      if (arrow && (event.ctrlKey || event.metaKey)) {
        take();
        const from = boxes.at(-1) ?? (focused ? boxesOf(layout, [focused])[0] : undefined);
        const candidates = connectableBoxes(layout);
        const next = from === undefined ? candidates[0] : neighbourInDirection(layout, candidates, from, arrow[2]);
        if (next !== undefined && next >= 0) goTo(boxPath(layout, next));
      } else if (arrow && boxes.length > 0) {
        take();
        const step = event.shiftKey ? 1 : 8;
        nudge(layout, boxes, arrow[0] * step, arrow[1] * step);
      } else if ((event.key === 'Enter' || event.key === ' ') && focused) {
        take();
        const [box] = boxesOf(layout, [focused]);
        const isSelected = session.selection.length === 1 && session.selection[0] === focused;
        if (event.key === 'Enter' && isSelected && box >= layout.nodeCount) toggleContainer(layout, box);
        else session.select([focused], event.shiftKey ? 'toggle' : 'replace');
      } else if (
        (event.key === 'c' || event.key === 'C' || event.key === 'l' || event.key === 'L') &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey
      ) {
        const box =
          boxes.length === 1 ? connectableBox(layout, boxes[0]) : focused ? connectableBox(layout, boxesOf(layout, [focused])[0]) : -1;
        if (box < 0) return;
        take();
        startConnecting(layout, boxPath(layout, box), null);
        stepConnection(layout, 1);
      }
      function goTo(path: string): void {
        session.select([path]);
        const [box] = boxesOf(layout, [path]);
        document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(path)}"]`)?.focus();
        const { x, y } = middleOf(layout, box);
        const screen = flow.flowToScreenPosition({ x, y });
        const bounds = document.querySelector('.canvas')?.getBoundingClientRect();
        const isOut =
          bounds &&
          (screen.x < bounds.left + 20 || screen.x > bounds.right - 20 || screen.y < bounds.top + 20 || screen.y > bounds.bottom - 20);
        if (isOut) void flow.setCenter(x, y, { zoom: flow.getZoom() });
        session.announce(path);
      }
    },
    [flow],
  );
}
