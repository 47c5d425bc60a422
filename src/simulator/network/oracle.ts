import type { FlowClass } from './flow-class.ts';
import { FlowNetwork } from './flow-network.ts';

/** A `network-oracle/1` file: a graph, and flows along given paths. */
export interface OracleFile {
  readonly id: string;
  readonly links: readonly { readonly id: number | string; readonly bandwidthBytesPerSecond: number; readonly latencySeconds: number }[];
  readonly flows: readonly {
    readonly id: number | string;
    readonly bytes: number;
    readonly startSeconds: number;
    readonly path: readonly (number | string)[];
    readonly after?: readonly (number | string)[];
  }[];
}

/** Completion time of each flow of an oracle file, in file order; Infinity where a flow never completes. */
export interface OracleRun {
  readonly id: string;
  readonly completionSeconds: readonly number[];
  readonly solveCount: number;
}

/**
 * The flow model alone on an oracle file: a flow is released at its start and when all that it comes after have completed.
 *
 * @throws if a path or `after` names what is not there, or a number is no amount: a broken file
 */
export function runOracle(file: OracleFile, solving: 'incremental' | 'full' = 'incremental'): OracleRun {
  const { flows, links } = file;
  const linkIndex = new Map(links.map((link, index) => [link.id, index]));
  const flowIndex = new Map(flows.map((flow, index) => [flow.id, index]));
  const network = new FlowNetwork(
    Float64Array.from(links, (link) => link.bandwidthBytesPerSecond),
    { bucketSeconds: null, solving },
  );
  const classes = flowClasses(file, linkIndex);
  const completionSeconds = new Array<number>(flows.length).fill(Infinity);
  const waitsFor = flows.map((flow) => flow.after?.length ?? 0);
  const followers = flows.map((): number[] => []);
  for (const [index, flow] of flows.entries()) {
    for (const before of flow.after ?? []) (followers[indexOf(flowIndex, before, 'flow')] as number[]).push(index);
  }
  const flowOfHandle = new Map<number, number>();
  // Starts lie in the past of nothing: a flow whose time has not come waits out its delay in the network.
  const release = (index: number, nowSeconds: number): void => {
    const flow = flows[index];
    const delaySeconds = Math.max(0, flow.startSeconds - nowSeconds);
    flowOfHandle.set(network.startFlow(classes[index], flow.bytes, 'other', { delaySeconds }), index);
  };
  for (let index = 0; index < flows.length; index += 1) if (waitsFor[index] === 0) release(index, 0);
  for (let at = network.nextEventSeconds(); at < Infinity; at = network.nextEventSeconds()) {
    network.advanceTo(at, (handle, atSeconds) => {
      const index = flowOfHandle.get(handle) as number;
      completionSeconds[index] = atSeconds;
      for (const follower of followers[index]) {
        waitsFor[follower] -= 1;
        if (waitsFor[follower] === 0) release(follower, atSeconds);
      }
    });
  }
  return { id: file.id, completionSeconds, solveCount: network.solveCount };
}

/** One class per distinct path, so that identical flows are one variable. */
function flowClasses(file: OracleFile, linkIndex: ReadonlyMap<number | string, number>): FlowClass[] {
  const byPath = new Map<string, FlowClass>();
  return file.flows.map((flow) => {
    const key = JSON.stringify(flow.path);
    const known = byPath.get(key);
    if (known) return known;
    // A path that crosses a link twice takes twice its rate there.
    const counts = new Map<number, number>();
    let latencySeconds = 0;
    for (const id of flow.path) {
      const link = indexOf(linkIndex, id, 'link');
      counts.set(link, (counts.get(link) ?? 0) + 1);
      latencySeconds += file.links[link].latencySeconds;
    }
    const links = Int32Array.from(counts.keys());
    const flowClass = { links, memberCounts: Float64Array.from(counts.values()), memberTotal: 1, latencySeconds };
    byPath.set(key, flowClass);
    return flowClass;
  });
}

function indexOf(index: ReadonlyMap<number | string, number>, id: number | string, what: string): number {
  const found = index.get(id);
  if (found === undefined) throw new Error(`The file names a ${what} "${id}" that it does not have.`);
  return found;
}
