import { z } from 'zod';
import { commonFields, overridesField, oversubscriptionField, partId, portName, several, uplinkField } from './fields.ts';

/**
 * Rail-optimised leaf-spine: cable i of every host goes to a leaf of rail i, leaves to spines with parallel uplinks so that
 * down-link over up-link capacity of a leaf is `oversubscriptionRatio`. Either it is laid over hosts and leaves of the
 * drawing (`hosts`, `leaves`), or it makes them (`host`, `hostsCount`). Spines are always made by the pattern.
 */
export const railOptimisedSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('rail-optimised'),
  /** Instances whose `port` is cabled. */
  hosts: z
    .string()
    .min(1)
    .optional()
    .meta({ label: 'Hosts on the drawing', help: 'Servers whose rails are cabled; empty: the pattern makes its own.' }),
  host: partId.optional().meta({ label: 'Host', help: 'System that the pattern places, if it makes its own hosts.' }),
  hostsCount: several().optional().meta({ label: 'Hosts', help: 'How many it makes.', unit: 'hosts' }),
  hostsPerPodCount: several()
    .optional()
    .meta({ label: 'Hosts per pod', help: 'Scalable unit with leaves of its own; empty: one unit without a box.', unit: 'hosts' }),
  railsCount: several(1, 256)
    .optional()
    .meta({ label: 'Rails', help: 'Cable i of a host is on rail i mod rails; empty: each cable has its own.', unit: 'rails' }),
  /** Exposed port of the hosts' definition. */
  port: portName.default('rail').meta({ label: 'Port', help: 'Port that the hosts show; its index is the rail.' }),
  /** Switch components that serve as leaves. */
  leaves: z
    .string()
    .min(1)
    .optional()
    .meta({ label: 'Leaves on the drawing', help: 'Switches that take one rail each; empty: the pattern makes its own.' }),
  leafPart: partId.optional().meta({ label: 'Leaf switch', help: 'Of leaves that the pattern makes; empty: as the spines.' }),
  spinesCount: z.int().nonnegative().max(100_000).optional().meta({
    label: 'Spines',
    help: 'Switches that the pattern adds above the leaves; empty: as few as take all uplinks.',
    unit: 'switches',
  }),
  spinePart: partId.meta({ label: 'Spine switch' }),
  corePart: partId
    .optional()
    .meta({ label: 'Core switch', help: 'With it spines stand in their pod, and cores of this kind join the pods.' }),
  /** Link part ids. */
  link: partId.meta({ label: 'Host link' }),
  uplink: uplinkField,
  oversubscriptionRatio: oversubscriptionField,
  overrides: overridesField,
});

export type RailOptimised = z.output<typeof railOptimisedSchema>;
