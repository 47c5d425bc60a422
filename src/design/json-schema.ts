import { z } from 'zod';
import { designSchema } from './schema.ts';

/** JSON Schema (2020-12) of the design file, as the user writes it: fields with a default are optional. */
export function designJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(designSchema, { io: 'input' });
}
