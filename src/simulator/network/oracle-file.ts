import { z } from 'zod';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { OracleFile } from './oracle.ts';

const id = z.union([z.number(), z.string()]);
const amount = z.number().min(0);
const schema = z.object({
  id: z.string(),
  links: z.array(z.object({ id, bandwidthBytesPerSecond: amount, latencySeconds: amount })),
  flows: z.array(z.object({ id, bytes: amount, startSeconds: amount, path: z.array(id), after: z.array(id).optional() })),
});

/** Reads the parsed JSON of a `network-oracle/1` file; what is wrong in it is told by place. */
export function readOracleFile(json: unknown): Result<OracleFile, readonly Diagnostic[]> {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) =>
        problem(
          'oracle-file-unreadable',
          path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
          message,
          'Give each link and flow the fields of network-oracle/1, amounts from 0.',
        ),
      ),
    );
  }
  const file = parsed.data;
  const problems = [...repeats(file.links, 'links'), ...repeats(file.flows, 'flows'), ...danglingNames(file)];
  if (problems.length === 0) problems.push(...circles(file));
  return problems.length > 0 ? err(problems) : ok(file);
}

function repeats(items: readonly { readonly id: number | string }[], where: string): Diagnostic[] {
  const seen = new Set<number | string>();
  return items.flatMap((item, index) => {
    if (!seen.has(item.id)) {
      seen.add(item.id);
      return [];
    }
    return [problem('oracle-id-repeated', [where, index, 'id'], `The id "${item.id}" is there twice.`, 'Give each its own id.')];
  });
}

function danglingNames({ links, flows }: OracleFile): Diagnostic[] {
  const linkIds = new Set(links.map((link) => link.id));
  const flowIds = new Set(flows.map((flow) => flow.id));
  return flows.flatMap((flow, index) => [
    ...flow.path.flatMap((link, at) =>
      linkIds.has(link)
        ? []
        : [problem('oracle-link-missing', ['flows', index, 'path', at], `There is no link "${link}".`, 'Name a link of the file.')],
    ),
    ...(flow.after ?? []).flatMap((other, at) =>
      flowIds.has(other)
        ? []
        : [problem('oracle-flow-missing', ['flows', index, 'after', at], `There is no flow "${other}".`, 'Name a flow of the file.')],
    ),
  ]);
}

/** Flows that wait for themselves, over others or not: they would never start. */
function circles({ flows }: OracleFile): Diagnostic[] {
  const index = new Map(flows.map((flow, at) => [flow.id, at]));
  const waits = flows.map((flow) => flow.after?.length ?? 0);
  const followers = flows.map((): number[] => []);
  flows.forEach((flow, at) => {
    for (const before of flow.after ?? []) followers[index.get(before) as number].push(at);
  });
  const free = waits.flatMap((count, at) => (count === 0 ? [at] : []));
  for (let at = free.pop(); at !== undefined; at = free.pop()) {
    for (const follower of followers[at]) {
      waits[follower] -= 1;
      if (waits[follower] === 0) free.push(follower);
    }
  }
  const stuck = waits.findIndex((count) => count > 0);
  if (stuck < 0) return [];
  return [
    problem(
      'oracle-flows-in-a-circle',
      ['flows', stuck, 'after'],
      `Flow "${flows[stuck].id}" waits for itself, by way of others.`,
      'Break the circle of "after".',
    ),
  ];
}

function problem(code: string, path: readonly (string | number)[], message: string, remedy: string): Diagnostic {
  return { code, severity: 'error', path, message, remedy };
}
