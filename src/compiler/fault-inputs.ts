import type { Design, ExpandedTopology } from '../design/index.ts';
import { faultSubjects } from '../design/index.ts';
import { type FaultInput, faultRateFraction, type NetworkGraph } from '../simulator/index.ts';

/**
 * The faults of a design on its graph. A device's fault is one of all its links. What names nothing is left out: a rule of
 * `design/` has said so.
 */
export function faultInputs(design: Design, topology: ExpandedTopology, graph: NetworkGraph): readonly FaultInput[] {
  return (design.faults ?? []).flatMap((fault): FaultInput[] => {
    const subjects = faultSubjects(topology, fault.target);
    if (!subjects.ok) return [];
    const nodes = new Set(subjects.value.nodes);
    const links: number[] = [];
    for (let link = 0; nodes.size > 0 && link < graph.linkFrom.length; link += 1) {
      if (nodes.has(graph.linkFrom[link]) || nodes.has(graph.linkTo[link])) links.push(link);
    }
    for (const { link, isForward, isBackward } of subjects.value.cables) {
      if (isForward) links.push(2 * link);
      if (isBackward) links.push(2 * link + 1);
    }
    return [
      {
        target: fault.target,
        nodes: Int32Array.from(subjects.value.nodes),
        links: Int32Array.from(links),
        rateFraction: faultRateFraction(fault),
        fromSeconds: fault.fromSeconds,
        untilSeconds: fault.untilSeconds ?? Number.POSITIVE_INFINITY,
      },
    ];
  });
}
