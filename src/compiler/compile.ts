import { invariant } from '../base/assert.ts';
import { type Diagnostic, hasErrors } from '../base/diagnostic.ts';
import {
  type Design,
  designHash,
  type ExpandedTopology,
  expandTopology,
  type PartLibrary,
  resolveModel,
  validateDesign,
} from '../design/index.ts';
import {
  type Assumption,
  type NetworkGraph,
  type PoolInput,
  type SimulationInput,
  standingRateFractions,
  usualTierPolicy,
} from '../simulator/index.ts';
import { adjacencyOf } from './adjacency.ts';
import { kvMemoryChecks, kvPathChecks, rankConnectionChecks } from './connection-checks.ts';
import { faultInputs } from './fault-inputs.ts';
import { memoryChecks } from './memory-checks.ts';
import { networkGraph } from './network-graph.ts';
import { nicAffinity } from './nic-affinity.ts';
import { parallelismChecks } from './parallelism-checks.ts';
import { placePools } from './place-pools.ts';
import { placeTiers } from './place-tiers.ts';
import { Reachability } from './reachability.ts';
import { routingInput } from './routing-input.ts';
import { whatIfModelAssumptions } from './what-if-model.ts';
import { whatIfAssumptions } from './what-if-parts.ts';
import { contextChecks, longestRequestTokens, type NamedTrace, workloadInput } from './workload-input.ts';

/** What may stand in for parts of the design's own workload. */
export interface CompileOptions {
  /** Replaces the design's request classes. */
  readonly trace?: NamedTrace;
  readonly requestCount?: number;
  readonly seed?: number;
}

/** A design made ready for both engines. `input` is null when an error stands in the way. */
export interface CompiledDesign {
  readonly input: SimulationInput | null;
  readonly topology: ExpandedTopology;
  /** Of the design's rules, then what does not work out once it is placed: paths, parallelism, context, memory. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What depends on the drawing alone, kept with it: most edits change a pool or a workload. */
interface Fabric {
  readonly network: NetworkGraph;
  /** [nodeCount] NIC of each accelerator, or -1. */
  readonly nicOf: Int32Array;
  readonly reach: Reachability;
}
const fabrics = new WeakMap<ExpandedTopology, Fabric>();

function fabricOf(topology: ExpandedTopology): Fabric {
  const known = fabrics.get(topology);
  if (known) return known;
  const network = networkGraph(topology);
  const adjacency = adjacencyOf(network);
  const fabric = { network, nicOf: nicAffinity(network, adjacency), reach: new Reachability(network, adjacency) };
  fabrics.set(topology, fabric);
  return fabric;
}

/** The network of a drawing alone, and the NIC of each accelerator ([nodeCount] node index, or -1): what needs no deployment. */
export function compileFabric(topology: ExpandedTopology): { readonly network: NetworkGraph; readonly nicOf: Int32Array } {
  return fabricOf(topology);
}

/**
 * Checks a design, expands the drawing, numbers it, and places the model's replicas on its accelerators. `diagnostics`
 * holds those of `validateDesign` as well: there is no need to call it beside this.
 */
export function compileDesign(design: Design, library: PartLibrary, options: CompileOptions = {}): CompiledDesign {
  const diagnostics: Diagnostic[] = [...validateDesign(design, library)];
  const { topology } = expandTopology(design, library);
  const { network, nicOf, reach: healthy } = fabricOf(topology);
  const faults = faultInputs(design, topology, network);
  const kept = standingRateFractions(faults, network.linkFrom.length);
  // A cable that is dead one way joins nobody: both ways are needed by collectives, and one would be by luck.
  const reach = kept.includes(0)
    ? new Reachability(
        network,
        adjacencyOf(network, (link) => kept[link] > 0 && kept[network.linkReverse[link]] > 0),
      )
    : healthy;
  const placed = placePools(design, topology, nicOf);
  for (const { pool, index } of placed) diagnostics.push(...rankConnectionChecks(network, reach, pool, index));
  const pools = placed.map(({ pool }) => pool);
  diagnostics.push(...kvPathChecks(network, reach, pools), ...kvMemoryChecks(network, reach, pools, design.deployment.kvTransfer.path));
  const tiers = placeTiers(design, topology, reach, pools);
  diagnostics.push(...tiers.diagnostics);

  const workload = workloadInput(design, options.trace, options.requestCount);
  const model = resolveModel(design, library, design.deployment.model);
  if (model) {
    diagnostics.push(...contextChecks(workload, model));
    const longest = longestRequestTokens(workload, model);
    for (const { pool, index } of placed) {
      const problems = parallelismChecks(model, pool, index);
      diagnostics.push(...problems);
      // Bytes per device mean nothing under degrees that the model cannot take.
      if (!hasErrors(problems)) diagnostics.push(...memoryChecks(model, pool, longest, index));
    }
  }
  if (!model || hasErrors(diagnostics)) return { input: null, topology, diagnostics };
  invariant(pools.length === design.deployment.pools.length, 'a design without errors has a place for each pool');

  return {
    topology,
    diagnostics,
    input: {
      designHash: designHash(design, library.version),
      seed: options.seed ?? design.workload.seed,
      model,
      network,
      pools,
      router: design.deployment.router,
      kvTransfer: design.deployment.kvTransfer,
      collectives: design.deployment.collectives,
      routing: routingInput(design, topology),
      firstTokenFrom: design.deployment.firstTokenFrom,
      tiers: tiers.tiers,
      tierPolicy: design.deployment.tierPolicy ?? usualTierPolicy,
      workload,
      warmupFraction: design.workload.warmupFraction,
      targets: design.targets,
      faults,
      assumptions: [...compileAssumptions(pools), ...whatIfAssumptions(topology, library), ...whatIfModelAssumptions(model, library)],
    },
  };
}

/** What the placement rests on and the design does not say. */
function compileAssumptions(pools: readonly PoolInput[]): readonly Assumption[] {
  const hasRankWithoutNic = pools.some(({ replicas }) => replicas.some(({ nics }) => nics.includes(-1)));
  return [
    {
      code: 'switches-do-not-block',
      message: 'A switch passes every port at line rate; only links limit traffic. Its latency is paid on the way out.',
    },
    ...(hasRankWithoutNic
      ? [{ code: 'ranks-without-nic', message: 'Some accelerators have no NIC of their own; their traffic takes the shortest drawn path.' }]
      : [
          {
            code: 'nearest-nic',
            message: 'Each accelerator uses its nearest NIC; accelerators that share equally near NICs take them in turn.',
          },
        ]),
  ];
}
