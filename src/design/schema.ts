import { z } from 'zod';
import {
  collectivesSchema,
  expertPlacementSchema,
  faultSchema,
  kvTransferSchema,
  modelBodySchema,
  numberFormatSchema,
  prefixCacheSchema,
  requestClassSchema,
  requestRouterSchema,
  routingSchema,
  schedulerSchema,
  tierOptionsSchema,
  tierPolicySchema,
} from '../simulator/index.ts';
import { patternSchema } from './patterns/index.ts';

// A strict Content-Security-Policy forbids `new Function`, which zod otherwise compiles its checks with.
z.config({ jitless: true });

/** Ids are unique in their scope: the topology, or one definition. */
export const idSchema = z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens');

/** Id of a part, model or engine of the catalogue: `llama-3.1-70b` carries dots. */
export const catalogIdSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and hyphens');

/** `rack[0]/server[*]/gpu[i]`; see docs/format.md for the grammar. */
export const selectorSchema = z.string().min(1);
/** A selector with an optional port: `leaf[0]:port[63]`. */
export const linkEndSchema = z.string().min(1);

/** The limit keeps a slip of the finger from asking for more than a machine can hold. */
const countSchema = z.int().positive().max(1_000_000);

export const componentSchema = z.strictObject({
  id: idSchema,
  part: catalogIdSchema,
  label: z.string().optional(),
  in: selectorSchema.optional(),
  /** Replication: id[0] … id[count-1]. Without it the component is `id` itself. */
  count: countSchema.optional(),
});

export const linkSchema = z.strictObject({
  id: idSchema,
  part: catalogIdSchema,
  from: linkEndSchema,
  to: linkEndSchema,
  /** How the two selections meet when both are many: pairwise by shared index, or each with each. */
  pattern: z.enum(['pairwise', 'all-to-all']).optional(),
  /** Parallel cables between each pair. */
  count: countSchema.optional(),
  /** Per direction; default: the part's. */
  bandwidthBytesPerSecond: z.number().positive().optional(),
  /** The direction `to` → `from`, where it differs. */
  reverseBandwidthBytesPerSecond: z.number().positive().optional(),
  latencySeconds: z.number().nonnegative().optional(),
});

export const instanceSchema = z.strictObject({
  id: idSchema,
  definition: idSchema,
  label: z.string().optional(),
  in: selectorSchema.optional(),
  count: countSchema.optional(),
  /** Full path of a component inside → what differs there. */
  overrides: z.record(z.string(), z.strictObject({ part: catalogIdSchema.optional(), label: z.string().optional() })).optional(),
});

export const definitionSchema = z.strictObject({
  label: z.string(),
  kind: z.enum(['server', 'tray', 'rack', 'chassis']),
  components: z.array(componentSchema.omit({ in: true })),
  instances: z.array(instanceSchema.omit({ in: true, overrides: true })).optional(),
  links: z.array(linkSchema),
  /** What is seen from outside: port name → the components that carry it. */
  ports: z.record(idSchema, z.strictObject({ component: selectorSchema, technology: catalogIdSchema })),
  /** Chassis, board, fans: what the components do not add up to. */
  overheadPriceUsd: z.number().nonnegative().optional(),
  overheadPowerWatts: z.number().nonnegative().optional(),
  notes: z.string().optional(),
});
export type Definition = z.infer<typeof definitionSchema>;

export const groupSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['site', 'hall', 'row', 'rack', 'pod', 'group']),
  label: z.string().optional(),
  in: selectorSchema.optional(),
  /** Without it the group only holds things together, and adds no segment to their paths. */
  count: countSchema.optional(),
});

export const topologySchema = z.strictObject({
  groups: z.array(groupSchema),
  instances: z.array(instanceSchema),
  components: z.array(componentSchema),
  patterns: z.array(patternSchema),
  links: z.array(linkSchema),
});

export const poolSchema = z.strictObject({
  id: idSchema,
  role: z.enum(['prefill', 'decode', 'mixed']),
  accelerators: selectorSchema,
  replicaSize: countSchema,
  parallelism: z.strictObject({ tp: countSchema, pp: countSchema, dp: countSchema, ep: countSchema, cp: countSchema }),
  precision: z.strictObject({ weights: numberFormatSchema, activations: numberFormatSchema, kvStore: numberFormatSchema }),
  scheduler: schedulerSchema,
  memoryUseFraction: z.number().positive().max(1).default(0.9),
  kvPageTokensCount: countSchema.default(64),
  /** Without it: pages of the KV pool, least recently used first. */
  prefixCache: prefixCacheSchema.optional(),
  /** Popularity and placement of experts; without it they are spread, as popular as measured. */
  expertPlacement: expertPlacementSchema.optional(),
  engine: z.string().default('vllm-0.11'),
});

/** Drawn memories and drives that hold KV below HBM. */
export const tierSchema = tierOptionsSchema.extend({ id: idSchema, devices: selectorSchema });
export type Tier = z.infer<typeof tierSchema>;

export const deploymentSchema = z.strictObject({
  model: catalogIdSchema,
  router: requestRouterSchema,
  pools: z.array(poolSchema),
  kvTransfer: kvTransferSchema,
  /** Algorithm of each collective; without it, the fastest that can run. */
  collectives: collectivesSchema.optional(),
  /** Of flows over the drawn graph; without it, spraying inside a scale-up domain and ECMP elsewhere. */
  routing: routingSchema.optional(),
  /** From the fastest to the slowest. */
  tiers: z.array(tierSchema),
  /** How prompts use the tiers. Without it: the usual. */
  tierPolicy: tierPolicySchema.optional(),
  firstTokenFrom: z.enum(['prefill', 'decode']),
});

export const workloadSchema = z.strictObject({
  classes: z.array(requestClassSchema).min(1),
  requestCount: countSchema,
  seed: z.int().nonnegative(),
  /** First requests left out of percentiles. */
  warmupFraction: z.number().min(0).max(0.9).default(0.1),
  /** A recorded trace instead of the classes: file beside the design, read by the host. */
  traceFile: z.string().optional(),
});

export const targetsSchema = z.strictObject({
  ttftSeconds: z.number().positive(),
  tpotSeconds: z.number().positive(),
  attainmentFraction: z.number().positive().max(1),
});

export const economicsSchema = z.strictObject({
  electricityUsdPerKilowattHour: z.number().nonnegative(),
  pueRatio: z.number().min(1),
  lifeYears: z.number().positive(),
  discountFraction: z.number().min(0).max(1),
});

export const viewSchema = z.strictObject({
  /** Path of a group, instance, component or pattern → top-left corner in its container, px at zoom 1. */
  positions: z.record(z.string(), z.strictObject({ x: z.number(), y: z.number() })),
  collapsed: z.array(z.string()),
});

/** Differences from a catalogue part, kept in the design. Figures are checked against the part's family by a rule. */
export const editedPartSchema = z.looseObject({ basedOn: catalogIdSchema, label: z.string().optional(), whatIf: z.boolean().optional() });

/** A model of the design's own, whole: a copy of another that may differ in anything. */
export const ownModelSchema = modelBodySchema.extend({ basedOn: catalogIdSchema.optional() });

export const designSchema = z.strictObject({
  format: z.literal('clusterwright-design'),
  formatVersion: z.literal(1),
  name: z.string(),
  notes: z.string().optional(),
  /** Version of the catalogue that the part ids were taken from. */
  catalogVersion: z.string(),
  parts: z.record(catalogIdSchema, editedPartSchema),
  /** Models of the design's own, beside those of the catalogue. */
  models: z.record(catalogIdSchema, ownModelSchema).optional(),
  definitions: z.record(idSchema, definitionSchema),
  topology: topologySchema,
  deployment: deploymentSchema,
  workload: workloadSchema,
  targets: targetsSchema,
  /** What is down or slowed, from the start or for a time. */
  faults: z.array(faultSchema).optional(),
  economics: economicsSchema,
  view: viewSchema,
});

/** A whole design, as the file holds it: ids are strings, figures are SI, no pixels outside `view`. */
export type Design = z.infer<typeof designSchema>;
export type Component = z.infer<typeof componentSchema>;
export type Instance = z.infer<typeof instanceSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Link = z.infer<typeof linkSchema>;
export type Pool = z.infer<typeof poolSchema>;
export type Deployment = z.infer<typeof deploymentSchema>;
export type Workload = z.infer<typeof workloadSchema>;
export type Topology = z.infer<typeof topologySchema>;
export type Targets = z.infer<typeof targetsSchema>;
export type Economics = z.infer<typeof economicsSchema>;
export type Fault = z.infer<typeof faultSchema>;
export type View = z.infer<typeof viewSchema>;
export type OwnModel = z.infer<typeof ownModelSchema>;
export type EditedPart = z.infer<typeof editedPartSchema>;
