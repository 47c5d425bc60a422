import type { ExpandedTopology, PartLibrary } from '../../../design/index.ts';
import type { Command } from './command.ts';

/** Something that the command palette can do, place or go to. */
export interface FoundItem {
  readonly kind: 'command' | 'system' | 'part' | 'device' | 'link';
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly shortcut: string | null;
  /** Why a command cannot run now. */
  readonly reason: string | null;
}

/** How well a text fits: 0 not at all, larger is better. Every word must occur; a beginning beats a middle. */
export function fitScore(text: string, words: readonly string[]): number {
  const lower = text.toLowerCase();
  let score = 1;
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at < 0) return 0;
    if (at === 0) score += 3;
    else if (/[^a-z0-9]/.test(lower[at - 1])) score += 2;
  }
  return score + 1 / (1 + lower.length);
}

function scored(item: FoundItem, searched: string, words: readonly string[]): readonly [FoundItem, number] {
  return [item, Math.max(fitScore(item.label, words) * 2, fitScore(`${item.label} ${searched}`, words))];
}

/** Commands, systems, parts, drawn devices and cables that have every word, best first. Without a query: the commands. */
export function findItems(
  query: string,
  commands: readonly Command[],
  library: PartLibrary,
  topology: ExpandedTopology | null,
): readonly FoundItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const commandItems = commands.map((command): FoundItem => {
    return {
      kind: 'command',
      id: command.id,
      label: command.label,
      detail: command.group,
      shortcut: command.shortcuts[0] ?? null,
      reason: command.unavailable(),
    };
  });
  if (words.length === 0) return commandItems;
  const plain = { shortcut: null, reason: null };
  const candidates = [
    ...commandItems.map((item, index) => scored(item, `${item.detail} ${commands[index].keywords ?? ''}`, words)),
    ...library
      .systems()
      .map((system) =>
        scored({ kind: 'system', id: system.id, label: `Place ${system.label}`, detail: 'System', ...plain }, system.id, words),
      ),
    ...library
      .parts()
      .filter((part) => part.family !== 'link')
      .map((part) =>
        scored(
          {
            kind: 'part',
            id: part.id,
            label: `Place ${part.label}`,
            detail: part.basedOn === undefined ? part.vendor : `${part.vendor}, what-if`,
            ...plain,
          },
          `${part.id} ${part.family} ${part.vendor} ${part.synonyms.join(' ')}`,
          words,
        ),
      ),
    ...(topology?.containers ?? []).map((box) =>
      scored({ kind: 'device', id: box.path, label: box.path, detail: box.label, ...plain }, box.label, words),
    ),
    ...(topology?.nodes ?? []).map((node) =>
      scored({ kind: 'device', id: node.path, label: node.path, detail: node.part.label, ...plain }, node.part.label, words),
    ),
    ...(topology?.links ?? []).map((link) =>
      scored({ kind: 'link', id: link.id, label: link.id, detail: link.part.label, ...plain }, `${link.part.label} link cable`, words),
    ),
  ];
  return candidates
    .filter(([, score]) => score > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([item]) => item);
}
