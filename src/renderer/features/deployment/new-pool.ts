import type { ExpandedTopology, Pool } from '../../../design/index.ts';

/** Accelerators among the selected devices and inside the selected boxes, in path order of the topology. */
export function acceleratorPaths(topology: ExpandedTopology, selection: readonly string[]): readonly string[] {
  const chosen = new Set(selection);
  const isInside = (container: string | null): boolean => {
    if (container === null) return false;
    if (chosen.has(container)) return true;
    return isInside(topology.containers[topology.containerIndex.get(container) ?? -1]?.container ?? null);
  };
  return topology.nodes.filter((node) => node.kind === 'accelerator' && (chosen.has(node.path) || isInside(node.container))).map((node) => node.path);
}

/** `gpu[0]`, `gpu[1]`, `gpu[2]` → `gpu[0..2]`, level by level from the leaf: short text for what people select. */
export function selectorOf(paths: readonly string[]): string {
  let current = paths.map((path) => path.split('/'));
  const depth = Math.max(0, ...current.map((segments) => segments.length));
  for (let fromEnd = 1; fromEnd <= depth; fromEnd += 1) current = mergeLevel(current, fromEnd);
  return current.map((segments) => segments.join('/')).join(', ');
}

/** Joins paths that differ only in the index of one segment, where the indices follow on one another. */
function mergeLevel(paths: readonly string[][], fromEnd: number): string[][] {
  const merged: string[][] = [];
  let open: { readonly key: string; readonly segments: string[]; readonly at: number; readonly id: string; readonly first: number; last: number } | null = null;
  const flush = (): void => {
    if (!open) return;
    const segment = open.first === open.last ? `${open.id}[${open.first}]` : `${open.id}[${open.first}..${open.last}]`;
    merged.push(open.segments.with(open.at, segment));
    open = null;
  };
  for (const segments of paths) {
    const at = segments.length - fromEnd;
    const match = at >= 0 ? /^(.+)\[(\d+)\]$/.exec(segments[at]) : null;
    if (!match) {
      flush();
      merged.push(segments);
      continue;
    }
    const index = Number(match[2]);
    const key = `${segments.slice(0, at).join('/')}|${match[1]}|${segments.slice(at + 1).join('/')}`;
    if (open && open.key === key && index === open.last + 1) {
      open.last = index;
      continue;
    }
    flush();
    open = { key, segments, at, id: match[1], first: index, last: index };
  }
  flush();
  return merged;
}

interface NewPool {
  readonly role: Pool['role'];
  readonly replicaSize: number;
  readonly accelerators: string;
  readonly takenIds: readonly string[];
  /** A pool whose precision and engine the new one shares, so that both speak the same KV format. */
  readonly like: Pool | null;
}

/** A pool with usual settings: tensor parallel over the replica, FP8, chunked prefill with a budget for its role. */
export function newPool({ role, replicaSize, accelerators, takenIds, like }: NewPool): Pool {
  let id: string = role;
  for (let number = 2; takenIds.includes(id); number += 1) id = `${role}-${number}`;
  return {
    id,
    role,
    accelerators,
    replicaSize,
    parallelism: { tp: replicaSize, pp: 1, dp: 1, ep: 1, cp: 1 },
    precision: like?.precision ?? { weights: 'fp8', activations: 'fp8', kvStore: 'fp8' },
    scheduler: { kind: 'chunked-prefill', tokenBudgetCount: 8192, maxBatchCount: 256 },
    memoryUseFraction: like?.memoryUseFraction ?? 0.9,
    kvPageTokensCount: like?.kvPageTokensCount ?? 64,
    engine: like?.engine ?? 'vllm-0.11',
  };
}
