import type { Diagnostic } from '../base/diagnostic.ts';
import { type Design, type ExpandedTopology, pathMatcher } from '../design/index.ts';
import type { PoolInput, TierDeviceInput, TierInput } from '../simulator/index.ts';
import type { Reachability } from './reachability.ts';

/** KV tiers on their devices, and what stands in the way. */
export interface PlacedTiers {
  readonly tiers: readonly TierInput[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the memories and drives of each tier. */
export function placeTiers(design: Design, topology: ExpandedTopology, reach: Reachability, pools: readonly PoolInput[]): PlacedTiers {
  const diagnostics: Diagnostic[] = [];
  const promptPools = pools.filter(({ role }) => role !== 'decode');
  const owners = new Map<number, string>();
  const tiers = design.deployment.tiers.map(({ id, devices: selector, ...options }, index): TierInput => {
    const path = ['deployment', 'tiers', index, 'devices'];
    const problem = (code: string, message: string, remedy: string, subjects?: readonly string[]) =>
      diagnostics.push({ code, severity: 'error', path, message, remedy, ...(subjects && { subjects: [...subjects] }) });
    const matcher = pathMatcher(selector);
    if (!matcher.ok) {
      problem('bad-selector', `Tier "${id}": ${matcher.error}`, 'Write paths such as rack[0]/server[*]/dram[*], separated by commas.');
      return { id, options, devices: [] };
    }
    const devices: TierDeviceInput[] = [];
    topology.nodes.forEach((node, at) => {
      if (node.part.family !== 'memory' || !matcher.value(node.path)) return;
      const owner = owners.get(at);
      if (owner !== undefined) {
        problem('device-in-two-tiers', `${node.path} is in tiers "${owner}" and "${id}".`, 'Narrow the selector of one of the two.', [
          node.path,
        ]);
      }
      owners.set(at, id);
      devices.push({
        node: at,
        capacityBytes: node.part.capacityBytes,
        latencySeconds: node.part.latencySeconds,
        enduranceWritesPerDay: node.part.enduranceWritesPerDay,
      });
    });
    if (devices.length === 0) {
      problem(
        'tier-without-devices',
        `Tier "${id}" has no devices: "${selector}" names no memory or drive that is drawn.`,
        'Name memories or drives, for example "server[*]/dram[*]", or draw some.',
      );
    } else if (
      !promptPools.some(({ replicas }) => devices.some(({ node }) => replicas.some(({ ranks }) => reach.areConnected(ranks[0], node))))
    ) {
      problem(
        'tier-not-reached',
        `No path joins tier "${id}" to a replica that computes prompts.`,
        'Draw links from its devices to the hosts, NICs or switches of a prefill or mixed pool.',
        devices.slice(0, 50).map(({ node }) => topology.nodes[node].path),
      );
    }
    return { id, options, devices };
  });
  if (tiers.length > 0) diagnostics.push(...layoutChecks(promptPools));
  return { tiers, diagnostics };
}

/** Blocks of one pool are read by another: they must be laid out alike. */
function layoutChecks(promptPools: readonly PoolInput[]): Diagnostic[] {
  const [first] = promptPools;
  const other = promptPools.find(
    ({ kvPageTokensCount, precision }) => kvPageTokensCount !== first.kvPageTokensCount || precision.kvStore !== first.precision.kvStore,
  );
  if (other === undefined) return [];
  return [
    {
      code: 'tiers-with-unlike-pools',
      severity: 'error',
      path: ['deployment', 'tiers'],
      message: `Pools "${first.id}" and "${other.id}" share KV tiers, but their KV pages differ in tokens or number format.`,
      remedy: 'Give both the same KV page and KV format, or remove the tiers.',
    },
  ];
}
