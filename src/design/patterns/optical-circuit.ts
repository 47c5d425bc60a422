import { z } from 'zod';
import { copiesOf, deal } from './dealing.ts';
import { commonFields, overridesField, partId, several } from './fields.ts';
import { radixOf, radixProblem } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';

export const opticalCircuitSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('optical-circuit'),
  hosts: z.string().min(1).meta({ label: 'Ends', help: 'Switches, servers or racks on the drawing that circuits join, such as spine[*].' }),
  port: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional()
    .meta({ label: 'Port', help: 'Port that the ends show; empty takes whatever fits.' }),
  switchesCount: several(1, 1024).meta({ label: 'Optical circuit switches', unit: 'switches' }),
  switchPart: partId.meta({ label: 'Switch' }),
  linksPerHostCount: several(1, 512).meta({
    label: 'Cables per end',
    help: 'Cable t of every end goes to switch t mod n.',
    unit: 'cables',
  }),
  link: partId.meta({ label: 'Link' }),
  overrides: overridesField,
});

type OpticalCircuit = z.output<typeof opticalCircuitSchema>;

/**
 * Optical circuit switches between blocks: cable t of every end lands on switch t mod n, so that each switch can join any
 * two ends by one circuit.
 *
 * @see Poutievski et al., "Jupiter evolving", SIGCOMM 2022, §3: every aggregation block fans out evenly over all OCSes
 */
function expand(pattern: OpticalCircuit, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { switchesCount, switchPart, linksPerHostCount: cables, link, port } = pattern;
  const ends = context.select(pattern.hosts, 'hosts');
  context.guard(ends.length * cables);
  if (ends.length === 0)
    problems.push({
      field: 'hosts',
      code: 'pattern-matches-nothing',
      severity: 'error',
      message: `"${pattern.hosts}" names no ends.`,
      remedy: 'Write a path such as spine[*] that exists on the drawing.',
    });
  const radix = radixOf(switchPart, link, 'switchPart', context, problems);
  const needed = ends.length * Math.ceil(cables / switchesCount);
  if (radix > 0 && radix < needed)
    problems.push(radixProblem(pattern.id, 'switchesCount', switchPart, needed, radix, 'Use more switches, or fewer cables per end.'));
  const elements = [{ id: 'ocs', count: switchesCount, of: { part: switchPart } }];
  if (problems.length > 0) return { elements, links: [], problems };
  const switches = copiesOf(`${path}/ocs`, switchesCount);
  const fields = { part: link, fromField: 'hosts', toField: 'switchesCount' };
  if (port === undefined) {
    // Dealt from the first switch for every end: cable t of all ends meets on one switch.
    const links = ends.flatMap((end) => deal([end], switches, cables, fields));
    return { elements, links, problems };
  }
  const links = ends.flatMap((end) =>
    Array.from({ length: cables }, (_, t): PatternLink => ({ ...fields, from: `${end}:${port}[${t}]`, to: switches[t % switchesCount] })),
  );
  return { elements, links, problems };
}

export const opticalCircuit = {
  kind: 'optical-circuit',
  label: 'Optical circuit switches',
  help: 'Circuits between blocks: each end reaches every optical switch.',
  schema: opticalCircuitSchema,
  selectorFields: ['hosts'],
  partFields: { switchPart: 'switch', link: 'link' },
  example: { hosts: 'switch', switchesCount: 2, switchPart: 'quantum-2', linksPerHostCount: 4, link: 'infiniband-ndr' },
  expand,
} as const satisfies PatternKind<'optical-circuit', typeof opticalCircuitSchema>;
