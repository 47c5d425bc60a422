import { z } from 'zod';
import { commonFields, hostFields, overridesField, partId, several, switchPartField } from './fields.ts';
import { ownHosts, radixOf, radixProblem } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';

export const scaleUpDomainSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('scale-up-domain'),
  acceleratorsCount: several(2, 4096).meta({ label: 'Accelerators', unit: 'devices' }),
  host: hostFields.host.meta({ label: 'Accelerator', help: 'A device, or a definition that shows scale-up ports.' }),
  port: hostFields.port,
  switchesCount: several(1, 1024).meta({ label: 'Scale-up switches', unit: 'switches' }),
  switchPart: switchPartField,
  linksPerPairCount: several(1, 64)
    .default(1)
    .meta({ label: 'Cables per pair', help: 'Between each accelerator and each switch.', unit: 'cables' }),
  link: partId.meta({ label: 'Scale-up link' }),
  overrides: overridesField,
});

type ScaleUpDomain = z.output<typeof scaleUpDomainSchema>;

/**
 * One scale-up domain: every accelerator joined to every scale-up switch by the same number of cables, so that any two
 * reach each other at full rate through all switches at once.
 *
 * @see NVIDIA GB200 NVL72: 72 GPUs × 18 NVLink 5, one to each of 18 NVSwitch ASICs of 72 ports
 */
function expand(pattern: ScaleUpDomain, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { acceleratorsCount: n, switchesCount: s, linksPerPairCount: cables, switchPart, link } = pattern;
  const hosts = ownHosts(pattern, context, problems);
  const radix = radixOf(switchPart, link, 'switchPart', context, problems);
  if (!hosts) return { elements: [], links: [], problems };
  context.guard(n * s * cables);
  const elements = [
    { id: 'gpu', count: n, of: hosts.of },
    { id: 'switch', count: s, of: { part: switchPart } },
  ];
  if (radix > 0 && radix < n * cables)
    problems.push(
      radixProblem(
        pattern.id,
        'switchPart',
        switchPart,
        n * cables,
        radix,
        `Use at most ${Math.floor(radix / cables)} accelerators, or a larger switch.`,
      ),
    );
  if (hosts.portCount > 0 && hosts.portCount < s * cables)
    problems.push({
      field: 'switchesCount',
      code: 'too-few-ports',
      severity: 'error',
      message: `Pattern "${pattern.id}" needs ${s * cables} ports on each accelerator; "${pattern.host}" has ${hosts.portCount}.`,
      remedy: `Use at most ${Math.floor(hosts.portCount / cables)} switches, or fewer cables per pair.`,
    });
  if (problems.length > 0) return { elements, links: [], problems };
  const links: PatternLink[] = [];
  for (let gpu = 0; gpu < n; gpu += 1)
    for (let target = 0; target < s; target += 1)
      for (let cable = 0; cable < cables; cable += 1)
        links.push({
          part: link,
          from: hosts.end(`${path}/gpu[${gpu}]`, target * cables + cable),
          to: `${path}/switch[${target}]`,
          fromField: 'host',
          toField: 'switchPart',
        });
  return { elements, links, problems };
}

export const scaleUpDomain = {
  kind: 'scale-up-domain',
  label: 'NVLink domain',
  help: 'Accelerators that all reach all scale-up switches.',
  schema: scaleUpDomainSchema,
  selectorFields: [],
  partFields: { host: 'host', switchPart: 'switch', link: 'link' },
  example: {
    acceleratorsCount: 8,
    host: 'nvidia-b200-sxm',
    switchesCount: 2,
    switchPart: 'nvswitch4',
    linksPerPairCount: 9,
    link: 'nvlink5',
  },
  expand,
} as const satisfies PatternKind<'scale-up-domain', typeof scaleUpDomainSchema>;
