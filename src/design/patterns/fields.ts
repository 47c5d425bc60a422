import { z } from 'zod';

const idPattern = /^[a-z0-9-]+$/;
const partPattern = /^[a-z0-9][a-z0-9.-]*$/;

/** Id of a part of the catalogue or of the design. */
export const partId = z.string().regex(partPattern, 'must be the id of a part');
/** Name of a port that a definition shows. */
export const portName = z.string().regex(idPattern);
/** At least `least` of something. */
export const several = (least = 1, most = 100_000) => z.int().min(least).max(most);

/** What every pattern has: who it is, and what differs in single places of it. */
export const commonFields = {
  id: z.string().regex(idPattern),
  label: z.string().optional(),
  /** Group that it lies in. */
  in: z.string().min(1).optional(),
};

/** Full path → what differs there. */
export const overridesField = z.record(z.string(), z.strictObject({ part: partId.optional(), label: z.string().optional() })).default({});

/** Hosts that a pattern makes itself: instances of a definition, or devices. */
export const hostFields = {
  host: partId.meta({ label: 'Host', help: 'A system, a definition of this design, or a single device.' }),
  port: portName.default('rail').meta({ label: 'Port', help: 'Port that the host shows; a single device uses whatever fits.' }),
};

export const switchPartField = partId.meta({ label: 'Switch' });
export const linkField = partId.meta({ label: 'Host link', help: 'Between a host and its switch.' });
export const uplinkField = partId.meta({ label: 'Uplink', help: 'Between switches.' });
export const oversubscriptionField = z
  .number()
  .min(1)
  .default(1)
  .meta({ label: 'Oversubscription', help: 'Down-link over up-link capacity of a leaf; 1 is non-blocking.', unit: ':1' });
