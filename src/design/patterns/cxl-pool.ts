import { z } from 'zod';
import { copiesOf, deal } from './dealing.ts';
import { commonFields, overridesField, partId, several } from './fields.ts';
import { radixOf, radixProblem } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternProblem } from './pattern-kind.ts';

export const cxlPoolSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('cxl-pool'),
  hosts: z
    .string()
    .min(1)
    .meta({ label: 'Hosts', help: 'Devices or servers on the drawing that reach the pool, such as server[*]/cpu[*].' }),
  memoriesCount: several(1, 4096).meta({ label: 'Memory devices', unit: 'devices' }),
  memoryPart: partId.meta({ label: 'Memory' }),
  switchesCount: z
    .int()
    .min(0)
    .max(256)
    .default(0)
    .meta({ label: 'CXL switches', help: '0: memory is attached to the hosts directly, dealt round them.', unit: 'switches' }),
  switchPart: partId.optional().meta({ label: 'CXL switch' }),
  linksPerHostCount: several(1, 64).default(1).meta({ label: 'Cables per host', help: 'To the switches.', unit: 'cables' }),
  link: partId.meta({ label: 'CXL link' }),
  overrides: overridesField,
});

type CxlPool = z.output<typeof cxlPoolSchema>;

/**
 * Memory that several hosts reach over CXL. With switches it is a pool: hosts deal their cables round the switches, and
 * memory devices theirs. Without, each memory device hangs on one host (CXL 1.1 expansion), dealt round them.
 *
 * @see CXL Consortium, "Compute Express Link 2.0 specification", 2020, §2: switching and memory pooling
 */
function expand(pattern: CxlPool, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { memoriesCount, memoryPart, switchPart, switchesCount, link, linksPerHostCount } = pattern;
  const hosts = context.select(pattern.hosts, 'hosts');
  context.guard(memoriesCount + hosts.length * linksPerHostCount);
  if (hosts.length === 0)
    problems.push({
      field: 'hosts',
      code: 'pattern-matches-nothing',
      severity: 'error',
      message: `"${pattern.hosts}" names no hosts.`,
      remedy: 'Write a path such as server[*]/cpu[*] that exists on the drawing.',
    });
  if ((context.offer(memoryPart)?.fittingPortCount(link) ?? 0) === 0)
    problems.push({
      field: 'memoryPart',
      code: 'incompatible-ports',
      severity: 'error',
      message: `"${memoryPart}" has no port for "${link}".`,
      remedy: 'Choose a CXL memory device and its link.',
    });
  const isSwitched = switchesCount > 0;
  if (isSwitched && switchPart === undefined)
    problems.push({
      field: 'switchPart',
      code: 'no-switch-part',
      severity: 'error',
      message: `Pattern "${pattern.id}" has ${switchesCount} switches of no kind.`,
      remedy: 'Choose a CXL switch, or attach the memory directly with 0 switches.',
    });
  if (isSwitched && switchPart !== undefined) {
    const radix = radixOf(switchPart, link, 'switchPart', context, problems);
    const needed = Math.ceil((hosts.length * linksPerHostCount) / switchesCount) + Math.ceil(memoriesCount / switchesCount);
    if (radix > 0 && radix < needed)
      problems.push(radixProblem(pattern.id, 'switchesCount', switchPart, needed, radix, 'Use more switches.'));
  }
  const elements = [
    { id: 'memory', count: memoriesCount, of: { part: memoryPart } },
    ...(isSwitched && switchPart !== undefined ? [{ id: 'switch', count: switchesCount, of: { part: switchPart } }] : []),
  ];
  if (problems.length > 0) return { elements, links: [], problems };
  const memories = copiesOf(`${path}/memory`, memoriesCount);
  if (!isSwitched)
    return { elements, links: deal(memories, hosts, 1, { part: link, fromField: 'memoriesCount', toField: 'hosts' }), problems };
  const switches = copiesOf(`${path}/switch`, switchesCount);
  return {
    elements,
    links: [
      ...deal(hosts, switches, linksPerHostCount, { part: link, fromField: 'hosts', toField: 'switchesCount' }),
      ...deal(memories, switches, 1, { part: link, fromField: 'memoriesCount', toField: 'switchesCount' }),
    ],
    problems,
  };
}

export const cxlPool = {
  kind: 'cxl-pool',
  label: 'CXL memory pool',
  help: 'Memory devices that several hosts reach, through CXL switches or attached directly.',
  schema: cxlPoolSchema,
  selectorFields: ['hosts'],
  partFields: { memoryPart: 'memory', switchPart: 'switch', link: 'link' },
  example: {
    hosts: 'server/cpu[*]',
    memoriesCount: 4,
    memoryPart: 'cxl2-expander',
    switchesCount: 0,
    link: 'cxl2-x16',
    linksPerHostCount: 1,
  },
  expand,
} as const satisfies PatternKind<'cxl-pool', typeof cxlPoolSchema>;
