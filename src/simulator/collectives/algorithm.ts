import { err, ok, type Result } from '../../base/result.ts';
import type { Unreachable } from '../network/index.ts';
import { type TechnologyTimings, technologyTimings } from './constants.ts';
import { isScaleUpLink, type Phase } from './phase-builder.ts';
import type { CollectiveContext, GroupLayout } from './rank-groups.ts';

/** One way to run a collective, ready to be timed: its phases follow one another. */
export interface Candidate {
  readonly algorithm: string;
  readonly phases: readonly Phase[];
  /** Bytes that one member flow carries per byte of payload: what decides how many flows stand on a link. */
  readonly memberBytes: number;
}

/** What an algorithm plans on. All groups run it at the same time. */
export interface AlgorithmInput {
  readonly context: CollectiveContext;
  readonly layouts: readonly GroupLayout[];
  /** Timings of the links between accelerators of a node. */
  readonly timings: TechnologyTimings;
  /** Share of an all-to-all's payload that leaves the node, when copies are sent once per node; null: all of it does. */
  readonly betweenNodesFraction: number | null;
}

/** An algorithm of a family. */
export interface CollectiveAlgorithm {
  readonly kind: string;
  readonly label: string;
  /** Kernel of an inference engine, or what a collective library runs. */
  readonly from: 'engine' | 'library';
  /** null: it cannot run on this layout. */
  plan(input: AlgorithmInput): Result<Candidate, Unreachable> | null;
}

/** Phases that may each fail, as one candidate. */
export function candidate(
  algorithm: string,
  memberBytes: number,
  phases: readonly Result<Phase, Unreachable>[],
): Result<Candidate, Unreachable> {
  const built: Phase[] = [];
  for (const phase of phases) {
    if (!phase.ok) return err(phase.error);
    built.push(phase.value);
  }
  return ok({ algorithm, phases: built, memberBytes });
}

/** Ranks of the largest group. */
export function rankCount({ layouts }: AlgorithmInput): number {
  return Math.max(...layouts.map(({ group }) => group.ranks.length));
}

/** True if every group lies within one node. */
export function isInsideNodes({ layouts }: AlgorithmInput): boolean {
  return layouts.every(({ nodes }) => nodes.length === 1);
}

/** Timings of the technology that joins the ranks of a node: of the first pair that is joined. */
export function timingsInsideNodes(context: CollectiveContext, layouts: readonly GroupLayout[]): TechnologyTimings {
  for (const { group, nodes } of layouts) {
    for (const node of nodes) {
      if (node.length < 2) continue;
      const route = context.router.routeByNics(group.ranks[node[0]], -1, -1, group.ranks[node[1]]);
      if (!route || route.links.length === 0) continue;
      const link = route.links.find((each) => isScaleUpLink(context, each)) ?? route.links[0];
      return technologyTimings(context.graph.linkTechnologies[link]).timings;
    }
  }
  return technologyTimings('').timings;
}
