import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  attentionFlopsPerToken,
  kvBytesOfSequence,
  kvBytesPerToken,
  layerCount,
  linearFlopsPerToken,
  parameterCount,
} from '../../simulator/index.ts';
import { catalog } from '../index.ts';

// Published dimensions and counts, worked out independently; they lie beside the project, not in it.
const folder = new URL('../../../../shared/data/models/', import.meta.url).pathname;

interface ModelFile {
  readonly id: string;
  readonly layers: number;
  readonly computed: { readonly total: number };
  readonly kv: {
    readonly growth_bytes_per_token_bf16: number;
    readonly growth_bytes_per_token_fp8: number;
    readonly GB_per_seq_bf16: Readonly<Record<string, number>>;
  };
  readonly flops: { readonly linear_flops_per_token: number; readonly attn_flops_per_token_decode: Readonly<Record<string, number>> };
}

const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as ModelFile)
  : [];

test.skipIf(files.length === 0)('every independently counted model is on the shelf', () => {
  expect(files.filter(({ id }) => !catalog.model(id)).map(({ id }) => id)).toEqual([]);
});

for (const file of files) {
  test(`${file.id}: layers, parameters, KV bytes and FLOPs agree with independently counted ones`, () => {
    const model = catalog.model(file.id)!;
    expect(layerCount(model)).toBe(file.layers);
    expect(parameterCount(model) / file.computed.total, 'parameters').toBeCloseTo(1, 4);
    expect(kvBytesPerToken(model, 'bf16'), 'KV in bf16').toBe(file.kv.growth_bytes_per_token_bf16);
    // The files round a tenth of a byte (entries for groups of 4 and 128 tokens).
    expect(kvBytesPerToken(model, 'fp8') / file.kv.growth_bytes_per_token_fp8, 'KV in fp8').toBeCloseTo(1, 4);
    expect(linearFlopsPerToken(model) / file.flops.linear_flops_per_token, 'FLOPs of the matrices').toBeCloseTo(1, 3);
    for (const [context, gigabytes] of Object.entries(file.kv.GB_per_seq_bf16)) {
      expect(kvBytesOfSequence(model, 'bf16', Number(context)) / 1e9 / gigabytes, `KV of ${context} tokens`).toBeCloseTo(1, 2);
    }
    // Chunked attention reads from the start of its chunk: half a chunk on average, where the files take a whole one.
    if (Object.values(model.mixers).some(({ kind }) => kind === 'chunked')) return;
    for (const [context, flops] of Object.entries(file.flops.attn_flops_per_token_decode)) {
      expect(attentionFlopsPerToken(model, Number(context)) / flops, `FLOPs of attention at ${context} tokens`).toBeCloseTo(1, 2);
    }
  });
}
