import { expect, test } from 'vitest';
import { z } from 'zod';
import { schemaFields, schemaVariants } from './schema-fields.ts';

const family = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plain') }),
  z.strictObject({
    kind: z.literal('with-budget'),
    tokenBudgetCount: z.int().positive().max(9000).meta({ label: 'Budget', help: 'New tokens per step.', unit: 'tokens' }),
    maxBatchCount: z.int().positive().default(256).meta({ label: 'Largest batch' }),
  }),
]);

test('a form has a line for each property, with label, help, unit and bounds of the schema', () => {
  const [, withBudget] = schemaVariants(family);
  expect(withBudget.label).toBe('With budget');
  expect(withBudget.fields[0]).toMatchObject({
    kind: 'number',
    label: 'Budget',
    help: 'New tokens per step.',
    unit: 'tokens',
    isInteger: true,
    max: 9000,
  });
  expect(withBudget.fields[1]).toMatchObject({ kind: 'number', label: 'Largest batch' });
});

test('a bound that is not allowed itself is told from one that is', () => {
  const [above, from] = schemaFields(z.strictObject({ rateRatio: z.number().positive(), pueRatio: z.number().min(1) }));
  expect(above).toMatchObject({ min: 0, isMinExcluded: true });
  expect(from).toMatchObject({ min: 1, isMinExcluded: false });
});

test('choosing another member starts from its defaults', () => {
  expect(schemaVariants(family)[0].defaults).toEqual({ kind: 'plain' });
  expect(schemaVariants(family)[1].defaults).toEqual({ kind: 'with-budget', tokenBudgetCount: 1, maxBatchCount: 256 });
});

test('a property without a label is named by its own name', () => {
  const fields = schemaFields(
    z.strictObject({ ttftSeconds: z.number().positive(), note: z.string().optional(), mode: z.enum(['a-b', 'c']) }),
  );
  expect(fields.map(({ name, label, kind, isOptional }) => [name, label, kind, isOptional])).toEqual([
    ['ttftSeconds', 'TTFT', 'number', false],
    ['note', 'Note', 'text', true],
    ['mode', 'Mode', 'choice', false],
  ]);
});
