import { formatCount } from '../../../base/format.ts';
import { disabledBy, type ReachDirection, reachableNodes } from '../../../design/index.ts';
import { useDerivedStore, useDesignStore, useSessionStore } from '../../state/index.ts';
import type { Command } from './command.ts';

/** Devices that a selection names: themselves, what lies inside boxes, and the ends of links. */
function selectedNodes(): readonly number[] {
  const topology = useDerivedStore.getState().topology;
  if (!topology) return [];
  const selected = new Set(useSessionStore.getState().selection);
  const inside = new Set([...selected].filter((id) => topology.containerIndex.has(id)));
  // Containers come after the one that holds them.
  for (const { path, container } of topology.containers) if (container !== null && inside.has(container)) inside.add(path);
  const found = new Set<number>();
  topology.nodes.forEach(({ path, container }, node) => {
    if (selected.has(path) || (container !== null && inside.has(container))) found.add(node);
  });
  for (const { id, from, to } of topology.links) if (selected.has(id)) found.add(from).add(to);
  return [...found];
}

function reachCommand(direction: ReachDirection, label: string, shortcut: string, words: string): Command {
  return {
    id: `select.${direction}`,
    label,
    group: 'Edit',
    shortcuts: [shortcut],
    keywords: 'graph reachable links path follow',
    unavailable: () => (selectedNodes().length === 0 ? 'No device is selected.' : null),
    run() {
      const { topology } = useDerivedStore.getState();
      if (!topology) return;
      const disabled = disabledBy(topology, useDesignStore.getState().design.faults ?? []);
      const reached = reachableNodes(topology, selectedNodes(), direction, disabled);
      const session = useSessionStore.getState();
      session.select(reached.map((node) => topology.nodes[node].path));
      session.announce(`${formatCount(reached.length)} ${reached.length === 1 ? 'device' : 'devices'} selected, ${words}`);
    },
  };
}

/** Selecting along the links that are up. */
export const selectCommands: readonly Command[] = [
  reachCommand('upstream', 'Select upstream', 'Alt+Shift+U', 'against the links as they are drawn'),
  reachCommand('downstream', 'Select downstream', 'Alt+Shift+D', 'along the links as they are drawn'),
  reachCommand('connected', 'Select connected', 'Alt+Shift+C', 'by links either way'),
];
