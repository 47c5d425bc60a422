import { z } from 'zod';
import type { Kind } from '../../../base/kinds.ts';

/** Fields of every fault: what it hits, and when. */
export const faultFields = {
  target: z.string().min(1).meta({
    label: 'Target',
    help: 'Devices (leaf[0], rack[1]/server[*]), or cables: leaf[0]--spine[1], one direction leaf[0]->spine[1], all parallel ones leaf[0]--spine[1]#*.',
  }),
  fromSeconds: z.number().nonnegative().default(0).meta({ label: 'From', help: '0: from the start.', unit: 's' }),
  untilSeconds: z.number().positive().optional().meta({ label: 'Until', help: 'Left out: not repaired.', unit: 's' }),
};

/** One way in which a device or a cable is worse than drawn. */
export interface FaultKind<Config> extends Kind {
  /** Share of its drawn rate that a link keeps while the fault lasts: 0 is down. */
  rateFraction(config: Config): number;
}
