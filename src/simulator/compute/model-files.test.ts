import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AttentionSpec } from '../attention/index.ts';
import type { FeedForwardSpec } from '../feed-forward/index.ts';
import type { ModelSpec } from '../model-spec.ts';
import { kvBytesPerToken, linearFlopsPerToken, parameterCount } from './model-arithmetic.ts';

// Published dimensions and counts, worked out independently; they lie beside the project, not in it.
const folder = new URL('../../../../shared/data/models/', import.meta.url).pathname;

interface ModelFile {
  readonly id: string;
  readonly hidden: number;
  readonly vocab: number;
  readonly tie_embeddings: boolean;
  readonly max_context: number;
  readonly mixers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly ffns: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly layer_pattern_rle: readonly (readonly [string, string, number])[];
  readonly computed: { readonly total: number };
  readonly kv: { readonly growth_bytes_per_token_bf16: number; readonly growth_bytes_per_token_fp8: number };
  readonly flops: { readonly linear_flops_per_token: number };
}

const gqaKeys = ['type', 'heads', 'kv_heads', 'head_dim', 'rope', 'partial_rotary'];
const mlaKeys = ['type', 'heads', 'q_lora_rank', 'kv_lora_rank', 'nope_dim', 'rope_dim', 'v_dim'];
const denseKeys = ['type', 'inter'];
const expertKeys = ['type', 'experts', 'topk', 'inter', 'shared', 'shared_inter', 'router_bias', 'groups', 'topk_groups'];
const hasOnly = (part: object, keys: readonly string[]): boolean => Object.keys(part).every((key) => keys.includes(key));

function attentionOfFile(part: Readonly<Record<string, unknown>>): AttentionSpec | null {
  const n = (key: string): number => Number(part[key] ?? 0);
  if (part.type === 'gqa' && hasOnly(part, gqaKeys))
    return { kind: 'gqa', heads: n('heads'), kvHeads: n('kv_heads'), headDim: n('head_dim') };
  if (part.type === 'mla' && hasOnly(part, mlaKeys) && n('q_lora_rank') > 0) {
    return {
      kind: 'mla',
      heads: n('heads'),
      queryLoraRank: n('q_lora_rank'),
      kvLoraRank: n('kv_lora_rank'),
      nopeDim: n('nope_dim'),
      ropeDim: n('rope_dim'),
      valueDim: n('v_dim'),
    };
  }
  return null;
}

function feedForwardOfFile(part: Readonly<Record<string, unknown>>): FeedForwardSpec | null {
  const n = (key: string): number => Number(part[key] ?? 0);
  if (part.type === 'dense' && hasOnly(part, denseKeys)) return { kind: 'dense', intermediateSize: n('inter') };
  if (part.type === 'moe' && hasOnly(part, expertKeys)) {
    return {
      kind: 'mixture-of-experts',
      experts: n('experts'),
      topK: n('topk'),
      intermediateSize: n('inter'),
      sharedExperts: n('shared'),
      sharedIntermediateSize: n('shared_inter'),
      hasRouterBias: part.router_bias === true,
    };
  }
  return null;
}

/** null: a layer of a kind that is not modelled yet. */
function modelOfFile(file: ModelFile): ModelSpec | null {
  const mixers: Record<string, AttentionSpec> = {};
  const feedForwards: Record<string, FeedForwardSpec> = {};
  for (const [mixer, ffn] of file.layer_pattern_rle) {
    const attention = attentionOfFile(file.mixers[mixer]);
    const feedForward = feedForwardOfFile(file.ffns[ffn]);
    if (attention === null || feedForward === null) return null;
    mixers[mixer] = attention;
    feedForwards[ffn] = feedForward;
  }
  return {
    id: file.id,
    label: file.id,
    hiddenSize: file.hidden,
    vocabularySize: file.vocab,
    tieEmbeddings: file.tie_embeddings,
    maxContextTokens: file.max_context,
    releasedFormat: 'bf16',
    mixers,
    feedForwards,
    layers: file.layer_pattern_rle,
  };
}

test.skipIf(!existsSync(folder))('parameters, KV bytes and FLOPs agree with independently counted models', () => {
  const seen: string[] = [];
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const file = JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as ModelFile;
    const model = modelOfFile(file);
    if (model === null) continue;
    seen.push(file.id);
    expect(parameterCount(model) / file.computed.total, `${file.id} parameters`).toBeCloseTo(1, 4);
    expect(kvBytesPerToken(model, 'bf16'), `${file.id} KV in bf16`).toBe(file.kv.growth_bytes_per_token_bf16);
    expect(kvBytesPerToken(model, 'fp8'), `${file.id} KV in fp8`).toBe(file.kv.growth_bytes_per_token_fp8);
    // The files count norms among what a token passes through: a few in a hundred thousand.
    expect(linearFlopsPerToken(model) / file.flops.linear_flops_per_token, `${file.id} FLOPs`).toBeCloseTo(1, 4);
  }
  expect(seen).toEqual(
    expect.arrayContaining(['llama-3.1-8b', 'llama-3.1-70b', 'llama-3.1-405b', 'mixtral-8x7b', 'deepseek-v3', 'kimi-k2']),
  );
});
