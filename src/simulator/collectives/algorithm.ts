import { err, ok, type Result } from '../../base/result.ts';
import { isScaleUpLink, type Unreachable } from '../network/index.ts';
import type { Phase } from './phase-builder.ts';
import type { CollectiveContext, GroupLayout, TimedContext } from './rank-groups.ts';
import {
  type CollectiveTimings,
  idealNetwork,
  idealTechnology,
  measuredNetwork,
  type TechnologyTimings,
  type Timing,
  technologyTimings,
} from './timings/index.ts';

/** One way to run a collective, ready to be timed: its phases follow one another. */
export interface Candidate {
  readonly algorithm: string;
  readonly phases: readonly Phase[];
  /** Bytes that one member flow carries per byte of payload: what decides how many flows stand on a link. */
  readonly memberBytes: number;
  /** Of the constants that decide its time. null: not measured. */
  readonly medianErrorFraction: number | null;
}

/** Tokens that go to experts, and come back. The payload counts a copy for each expert of each token. */
export interface ExpertExchange {
  /** Experts of a token. */
  readonly topK: number;
  /** Nodes that a token may be sent to at most (group-limited routing, DeepSeek-V3: 4). null: no limit. */
  readonly nodeLimit: number | null;
}

/** What an algorithm plans on. All groups run it at the same time. */
export interface AlgorithmInput {
  readonly context: TimedContext;
  readonly layouts: readonly GroupLayout[];
  /** Timings of the links between accelerators of a node. */
  readonly timings: TechnologyTimings;
  /** For an all-to-all of expert parallelism. null: any other. */
  readonly exchange: ExpertExchange | null;
}

/** An algorithm of a family. */
export interface CollectiveAlgorithm {
  readonly kind: string;
  readonly label: string;
  /** Kernel of an inference engine; what a collective library chooses by itself; or what runs only where the user asks for it. */
  readonly from: 'engine' | 'library' | 'request';
  /** null: it cannot run on this layout. */
  plan(input: AlgorithmInput): Result<Candidate, Unreachable> | null;
}

/** Phases that may each fail, as one candidate. */
export function candidate(
  algorithm: string,
  memberBytes: number,
  medianErrorFraction: number | null,
  phases: readonly Result<Phase, Unreachable>[],
): Result<Candidate, Unreachable> {
  const built: Phase[] = [];
  for (const phase of phases) {
    if (!phase.ok) return err(phase.error);
    built.push(phase.value);
  }
  return ok({ algorithm, phases: built, memberBytes, medianErrorFraction });
}

/** Ranks of the largest group. */
export function rankCount({ layouts }: AlgorithmInput): number {
  return Math.max(...layouts.map(({ group }) => group.ranks.length));
}

/** Nodes of the group that lies on most. */
export function nodeCount({ layouts }: AlgorithmInput): number {
  return Math.max(...layouts.map(({ nodes }) => nodes.length));
}

/** True if every group lies within one node. */
export function isInsideNodes(input: AlgorithmInput): boolean {
  return nodeCount(input) === 1;
}

/** True if every node of a group holds equally many of its ranks, so that each has a peer in every other. */
export function hasEqualNodes({ layouts }: AlgorithmInput): boolean {
  return layouts.every(({ nodes }) => nodes.every((node) => node.length === nodes[0].length));
}

/** The fit error of a timing that only holds inside nodes: what crosses them is timed with the libraries' own constants. */
export function insideError(input: AlgorithmInput, timing: Timing): number | null {
  return isInsideNodes(input) ? timing.medianErrorFraction : null;
}

/** Constants for the technology that joins the ranks of a node: of the first pair that is joined. */
export function collectiveTimings(context: CollectiveContext, layouts: readonly GroupLayout[], isIdeal: boolean): CollectiveTimings {
  const technology = technologyInsideNodes(context, layouts);
  if (isIdeal) return { inside: idealTechnology, network: idealNetwork, technology, isMeasured: true };
  const { timings, isMeasured } = technologyTimings(technology);
  return { inside: timings, network: measuredNetwork, technology, isMeasured: isMeasured || technology === '' };
}

function technologyInsideNodes({ graph, router }: CollectiveContext, layouts: readonly GroupLayout[]): string {
  for (const { group, nodes } of layouts) {
    for (const node of nodes) {
      if (node.length < 2) continue;
      for (const other of node.slice(1)) {
        const route = router.routeByNics(group.ranks[node[0]], -1, -1, group.ranks[other]);
        if (!route || route.links.length === 0) continue;
        return graph.linkTechnologies[route.links.find((each) => isScaleUpLink(graph, each)) ?? route.links[0]];
      }
    }
  }
  return '';
}
