import type { PhaseBuilder } from './phase-builder.ts';
import type { RankGroup, TimedContext } from './rank-groups.ts';

/**
 * Bytes up from and down to each rank over the scale-up switches that all ranks hang on, if every one of them reduces and copies.
 *
 * @returns false: some rank misses a switch, or a switch does not reduce
 */
export function onReducingSwitches(
  phase: PhaseBuilder,
  { graph, router }: TimedContext,
  ranks: readonly number[],
  upBytes: number,
  downBytes: number,
): boolean {
  const star = router.star(ranks);
  // Every rank must hang on every switch that reduces: the part that a switch holds needs all of them.
  if (!star) return false;
  let latencySeconds = 0;
  const used: number[] = [];
  for (const bySwitch of star.upLinks) {
    const links = bySwitch.flat();
    if (links.some((link) => graph.nodeReduces[graph.linkTo[link]] !== 1)) return false;
    const bandwidth = links.reduce((sum, link) => sum + graph.linkBandwidthBytesPerSecond[link], 0);
    for (const link of links) {
      const part = graph.linkBandwidthBytesPerSecond[link] / bandwidth;
      phase.onLink(link, upBytes * part);
      phase.onLink(graph.linkReverse[link], downBytes * part);
      latencySeconds = Math.max(latencySeconds, graph.linkLatencySeconds[link] + graph.linkLatencySeconds[graph.linkReverse[link]]);
      used.push(link);
    }
  }
  phase.sawLatency(used, latencySeconds);
  return true;
}

/**
 * Bytes once up and once down each link of a tree of reducing switches that joins the NICs of some ranks: grown from the first NIC,
 * fewest hops first; `lane` turns the choice among equals, so that rails do not all climb the same spine.
 *
 * @returns false: a rank has no NIC, or switches that do not reduce stand between
 */
export function onReducingTree(
  phase: PhaseBuilder,
  { graph, router }: TimedContext,
  { ranks, nics }: RankGroup,
  members: readonly number[],
  lane: number,
  bytes: number,
): boolean {
  const root = nics[members[0]];
  if (members.some((index) => nics[index] < 0)) return false;
  const cameBy = new Map<number, number>([[root, -1]]);
  let front = [root];
  while (front.length > 0) {
    const next: number[] = [];
    for (const node of front) {
      const links = router.outLinks(node);
      for (let i = 0; i < links.length; i += 1) {
        const link = links[(i + lane) % links.length];
        const to = graph.linkTo[link];
        const isReducing = graph.nodeKinds[to] === 'switch' && graph.nodeReduces[to] === 1;
        if (cameBy.has(to) || (graph.nodeKinds[to] !== 'nic' && !isReducing)) continue;
        if (graph.nodeKinds[to] === 'nic' && graph.nodeKinds[node] !== 'switch') continue;
        cameBy.set(to, link);
        if (isReducing) next.push(to);
      }
    }
    front = next;
  }
  const used = new Set<number>();
  for (const index of members) {
    const toNic = router.route(ranks[index], nics[index]);
    if (!toNic || !cameBy.has(nics[index])) return false;
    let latencySeconds = toNic.latencySeconds;
    toNic.links.forEach((link, i) => {
      phase.onLink(link, toNic.fractions[i] * bytes);
      phase.onLink(graph.linkReverse[link], toNic.fractions[i] * bytes);
    });
    for (let link = cameBy.get(nics[index]) as number; link >= 0; link = cameBy.get(graph.linkFrom[link]) as number) {
      latencySeconds += graph.linkLatencySeconds[link];
      if (used.has(link)) continue;
      used.add(link);
      phase.onLink(link, bytes);
      phase.onLink(graph.linkReverse[link], bytes);
    }
    phase.sawLatency(used, latencySeconds);
  }
  return true;
}
