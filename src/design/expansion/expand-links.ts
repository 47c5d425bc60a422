import type { Diagnostic } from '../../base/diagnostic.ts';
import type { LinkPart } from '../part-library.ts';
import type { Link } from '../schema.ts';
import { parseSelector, type Selector, selectorVariables, unbound } from '../selectors.ts';
import type { Draft, ExpansionContext } from './draft.ts';
import { forEachCable, guardSize } from './draft.ts';
import { isSameDevice, type LinkEnd, resolveLinkEnds } from './link-ends.ts';
import { refusalText } from './port-refusals.ts';

/** One link of the design to write out, with where it stands in the file. */
export interface LinkJob {
  readonly link: Link;
  readonly path: readonly (string | number)[];
  /** Where the ends stand, if not in `path`: the fields of a pattern. */
  readonly endPaths?: { readonly from: readonly (string | number)[]; readonly to: readonly (string | number)[] };
  readonly sourceDefinition: string | null;
}

interface Cable {
  readonly job: LinkJob;
  readonly part: LinkPart;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  fromNode: number;
  toNode: number;
  fromPort: string | null;
  toPort: string | null;
}

/** Writes out links in order. Ports that are named are taken first, so that the automatic choice never takes them. */
export function expandLinks(draft: Draft, jobs: readonly LinkJob[], context: ExpansionContext): void {
  const cables: Cable[] = [];
  const cablesInside = countCablesInside(draft);
  for (const job of jobs) {
    const part = context.parts.part(job.link.part);
    // An unknown part, or one that is no link, is told by a rule.
    if (part?.family === 'link') pairEnds(draft, job, part, context, cables);
  }
  for (const cable of cables) {
    if (cable.from.portIndex >= 0) choosePort(draft, cable, 'from', context);
    if (cable.to.portIndex >= 0) choosePort(draft, cable, 'to', context);
  }
  const counts = new Map<number, number>();
  for (const cable of cables) {
    if (cable.fromPort === null) choosePort(draft, cable, 'from', context);
    if (cable.toPort === null) choosePort(draft, cable, 'to', context);
    const { fromNode: from, toNode: to, part } = cable;
    const link = cable.job.link;
    if (from === to) continue; // one end found no port on another device, which is told
    const pair = pairKey(draft, from, to);
    const ordinal = (counts.get(pair) ?? cablesInside(from, to)) + 1;
    counts.set(pair, ordinal);
    const bandwidthBytesPerSecond = link.bandwidthBytesPerSecond ?? part.bandwidthBytesPerSecond;
    draft.links.push({
      from,
      to,
      fromPort: cable.fromPort ?? '',
      toPort: cable.toPort ?? '',
      part,
      technology: part.technology,
      bandwidthBytesPerSecond,
      reverseBandwidthBytesPerSecond: link.reverseBandwidthBytesPerSecond ?? bandwidthBytesPerSecond,
      latencySeconds: link.latencySeconds ?? part.latencySeconds,
      sourceId: link.id,
      sourceDefinition: cable.job.sourceDefinition,
      ordinal,
    });
  }
}

/** Two nodes as one number, whichever comes first. */
function pairKey(draft: Draft, a: number, b: number): number {
  return Math.min(a, b) * draft.nodes.length + Math.max(a, b);
}

/** How many cables already join two nodes inside one instance. Counted only when it is asked for, which is rare. */
function countCablesInside(draft: Draft): (a: number, b: number) => number {
  const counts = new Map<number, Map<number, number>>();
  return (a, b) => {
    const owner = draft.owners[a];
    if (owner < 0 || owner !== draft.owners[b]) return 0;
    let own = counts.get(owner);
    if (!own) {
      own = new Map();
      const { inner, offset } = draft.stamps[owner];
      const add = (key: number): unknown => own?.set(key, (own.get(key) ?? 0) + 1);
      forEachCable(inner, ({ from, to }, at) => add(pairKey(draft, from + at, to + at)), offset);
      counts.set(owner, own);
    }
    return own.get(pairKey(draft, a, b)) ?? 0;
  };
}

function choosePort(draft: Draft, cable: Cable, side: 'from' | 'to', context: ExpansionContext): void {
  const end = cable[side];
  const technology = context.parts.catalogId(cable.part.id);
  let refusal: Parameters<typeof refusalText>[0] = 'incompatible-ports';
  const other =
    side === 'from'
      ? { end: cable.to, node: cable.toNode, port: cable.toPort }
      : { end: cable.from, node: cable.fromNode, port: cable.fromPort };
  for (const { node, ports } of end.carriers) {
    // Of two instances that share a device, or of one instance twice, the cable joins two devices.
    if (node === other.node && (other.port !== null || other.end.carriers.length === 1)) continue;
    const taken = draft.ports.take(node, draft.nodes[node].part.ports, technology, ports, end.portIndex);
    if ('port' in taken) {
      if (side === 'from') [cable.fromNode, cable.fromPort] = [node, taken.port];
      else [cable.toNode, cable.toPort] = [node, taken.port];
      return;
    }
    // Of several reasons the one that came closest to success helps most.
    if (taken.refusal !== 'incompatible-ports') refusal = taken.refusal;
  }
  if (side === 'from') cable.fromPort = '';
  else cable.toPort = '';
  const subjects = [draft.nodes[end.carriers[0].node].path];
  context.findings.add({
    ...refusalText(refusal, end, draft.nodes, cable.part, context.parts),
    severity: 'error',
    path: endPath(cable.job, side),
    subjects,
  });
}

function endPath(job: LinkJob, side: 'from' | 'to'): readonly (string | number)[] {
  return job.endPaths?.[side] ?? [...job.path, side];
}

/** Finds which ends belong together and appends a cable for each pair. */
function pairEnds(draft: Draft, job: LinkJob, part: LinkPart, context: ExpansionContext, cables: Cable[]): void {
  const { link } = job;
  const report = (
    side: 'from' | 'to' | null,
    diagnostic: Pick<Diagnostic, 'code' | 'severity' | 'message' | 'remedy'>,
    subjects: readonly string[] = [],
  ): void => context.findings.add({ ...diagnostic, path: side ? endPath(job, side) : job.path, subjects });

  const selectors: { from?: Selector; to?: Selector } = {};
  for (const side of ['from', 'to'] as const) {
    const parsed = parseSelector(link[side]);
    if (parsed.ok) selectors[side] = parsed.value;
    else
      report(side, {
        code: 'bad-selector',
        severity: 'error',
        message: parsed.error,
        remedy: 'Write a path such as rack[0]/server[*]/nic[i], with :port[n] for a certain port.',
      });
  }
  const { from, to } = selectors;
  if (!from || !to) return;

  const fromVariables = selectorVariables(from);
  const toVariables = selectorVariables(to);
  const isBoundBy = (bound: ReadonlySet<string>): boolean => [...fromVariables.used, ...toVariables.used].every((name) => bound.has(name));
  const isDrivenByFrom = isBoundBy(fromVariables.bound);
  if (!isDrivenByFrom && !isBoundBy(toVariables.bound)) {
    const loose = [...fromVariables.used, ...toVariables.used].find(
      (name) => !fromVariables.bound.has(name) || !toVariables.bound.has(name),
    );
    report(null, {
      code: 'index-never-bound',
      severity: 'error',
      message: `Link "${link.id}": neither end alone says what every shared index is (look at [${loose}]).`,
      remedy: `One end must carry each shared index alone in brackets, as in gpu[${loose}]; the other may then use it, as in switch[${loose}/2].`,
    });
    return;
  }

  const [driver, follower] = isDrivenByFrom ? [from, to] : [to, from];
  const [driverSide, followerSide] = isDrivenByFrom ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const driven = resolveLinkEnds(draft, driver, unbound);
  if (driven.problem)
    report(driverSide, { ...driven.problem, severity: 'error', message: `Link "${link.id}": ${driven.problem.message}.` });

  const groups = new Map<string, LinkEnd[]>();
  for (const end of driven.ends) {
    const key = end.binding.join();
    const group = groups.get(key);
    if (group) group.push(end);
    else groups.set(key, [end]);
  }
  let lonely = 0;
  let missing: ReturnType<typeof resolveLinkEnds> | null = null;
  let cableCount = 0;
  for (const group of groups.values()) {
    const followed = resolveLinkEnds(draft, follower, group[0].binding);
    if (followed.ends.length === 0) {
      if (followed.isBroken) continue;
      lonely += 1;
      missing ??= followed;
      continue;
    }
    const pairs = joinEnds(group, followed.ends, link);
    if (pairs === null) {
      report(null, {
        code: 'link-ends-differ-in-number',
        severity: 'error',
        message: `Link "${link.id}": ${formatCount(group.length)} on the side of ${link[driverSide]} cannot pair with ${formatCount(followed.ends.length)} on the side of ${link[followerSide]}.`,
        remedy: 'Make both selections equally long, give both a shared index such as [i], or set "pattern" to "all-to-all".',
      });
      continue;
    }
    for (const [a, b] of pairs) {
      const [start, finish] = isDrivenByFrom ? [a, b] : [b, a];
      if (isSameDevice(start, finish)) {
        if (link.pattern === 'all-to-all') continue;
        report(
          null,
          {
            code: 'link-to-itself',
            severity: 'error',
            message: `Link "${link.id}" joins ${start.name} to itself.`,
            remedy: 'Name two different things.',
          },
          [start.name],
        );
        continue;
      }
      for (let parallel = 0; parallel < (link.count ?? 1); parallel += 1) {
        cables.push({
          job,
          part,
          from: start,
          to: finish,
          fromNode: start.carriers[0].node,
          toNode: finish.carriers[0].node,
          fromPort: null,
          toPort: null,
        });
        cableCount += 1;
        guardSize(cables.length + draft.links.length);
      }
    }
  }
  if (!missing?.problem) return;
  if (cableCount === 0) {
    const code = missing.problem.code;
    report(followerSide, {
      code,
      severity: 'error',
      message: `Link "${link.id}": ${missing.problem.message}.`,
      remedy: missing.problem.remedy,
    });
    return;
  }
  report(followerSide, {
    code: 'index-without-partner',
    severity: 'warning',
    message: `Link "${link.id}": ${lonely} of ${groups.size} shared indices of ${link[driverSide]} find nothing at ${link[followerSide]}; those stay without a cable.`,
    remedy: 'Give both ends equally many, or limit the first with a range.',
  });
}

function formatCount(count: number): string {
  return `${count} end${count === 1 ? '' : 's'}`;
}

/** null: both are many and differ in number. */
function joinEnds(a: readonly LinkEnd[], b: readonly LinkEnd[], link: Link): (readonly [LinkEnd, LinkEnd])[] | null {
  if (link.pattern === 'all-to-all') {
    // A set with itself is a full mesh: each pair once.
    const isMesh = a.length === b.length && a.every((end, index) => end.name === b[index].name);
    return a.flatMap((first, index) => (isMesh ? b.slice(index + 1) : b).map((second) => [first, second] as const));
  }
  if (a.length === 1) return b.map((second) => [a[0], second]);
  if (b.length === 1) return a.map((first) => [first, b[0]]);
  return a.length === b.length ? a.map((first, index) => [first, b[index]]) : null;
}
