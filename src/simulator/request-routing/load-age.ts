import { z } from 'zod';

/** How old the loads may be that a router decides on. */
export const loadAgeField = {
  refreshSeconds: z.number().nonnegative().optional().meta({
    label: 'Loads are read every',
    help: 'Requests that arrive in between are routed by the last reading. 0: loads are always fresh.',
    unit: 's',
  }),
};
