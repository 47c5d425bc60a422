import { expect, test } from 'vitest';
import { generateRequests, lengthQuantile, parseTrace as parseBytes, type RequestClassConfig, scaleTrace } from './index.ts';

const parseTrace = (name: string, text: string) => parseBytes(name, new TextEncoder().encode(text));

const chat: RequestClassConfig = {
  id: 'chat',
  arrivals: { kind: 'poisson', ratePerSecond: 4 },
  inputTokens: { kind: 'lognormal', meanTokensCount: 1000, coefficientOfVariationRatio: 0.5, minTokensCount: 1, maxTokensCount: 100_000 },
  outputTokens: { kind: 'constant', tokensCount: 20 },
  prefix: { kind: 'none' },
};

test('generated requests have the rate and the lengths asked for', () => {
  const trace = generateRequests([chat], 40_000, 3);
  // 40,000 gaps of mean 1/4 s: standard error of the end 0.5 %; input mean: 0.5 / 200 = 0.25 %. Three of each.
  expect(Math.abs(trace.arrivedAtSeconds[39_999] / 10_000 - 1)).toBeLessThan(0.015);
  const mean = trace.inputTokensCount.reduce((sum, tokens) => sum + tokens, 0) / 40_000;
  expect(Math.abs(mean / 1000 - 1)).toBeLessThan(0.0075);
  expect(new Set(trace.outputTokensCount)).toEqual(new Set([20]));
});

test('a second class leaves the requests of the first as they were', () => {
  const alone = generateRequests([chat], 50, 3);
  const both = generateRequests([chat, { ...chat, id: 'batch' }], 100, 3);
  const chatInputs = [...both.inputTokensCount].filter((_, i) => both.classIndex[i] === 0);
  const shared = Math.min(chatInputs.length, 50);
  expect(chatInputs.slice(0, shared)).toEqual([...alone.inputTokensCount].slice(0, shared));
  expect(shared).toBeGreaterThan(20);
});

test('a shared prefix gives the blocks of its whole pages, and popular prefixes come more often', () => {
  const prefix = { kind: 'shared', tokensCount: 100, prefixCount: 3, popularityExponentRatio: 1 } as const;
  const { blocks } = generateRequests([{ ...chat, prefix }], 11_000, 3);
  if (!blocks) throw new Error('no blocks');
  expect(blocks.blockTokensCount).toBe(16);
  const firsts = Array.from({ length: 11_000 }, (_, i) => blocks.prompt.ids[blocks.prompt.starts[i]]);
  // 100 tokens are six whole blocks: the prefixes begin at ids 0, 6 and 12, in proportion 6 : 3 : 2.
  const counts = [0, 6, 12].map((id) => firsts.filter((first) => first === id).length);
  expect(counts[0] + counts[1] + counts[2]).toBe(11_000);
  expect(Math.abs(counts[0] / 6000 - 1)).toBeLessThan(0.03);
  expect(Math.abs(counts[2] / 2000 - 1)).toBeLessThan(0.07);
  expect([...blocks.prompt.ids.slice(0, 6)]).toEqual([0, 1, 2, 3, 4, 5].map((block) => firsts[0] + block));
});

test('limits hold and quantiles are whole tokens', () => {
  const quantile = lengthQuantile({
    ...chat.inputTokens,
    kind: 'lognormal',
    meanTokensCount: 100,
    coefficientOfVariationRatio: 2,
    minTokensCount: 30,
    maxTokensCount: 150,
  });
  expect(quantile(0.001)).toBe(30);
  expect(quantile(0.999)).toBe(150);
});

test('the Azure format is read, from its first time stamp', () => {
  const text =
    '\ufeffTIMESTAMP,ContextTokens,GeneratedTokens\r\n2023-12-31 23:59:58.5000000,374,44\r\n2024-01-01 00:00:02.7500000,396,109\r\n';
  const trace = parseTrace('a.csv', text);
  expect(trace).toMatchObject({ ok: true });
  if (!trace.ok) return;
  expect([...trace.value.arrivedAtSeconds]).toEqual([0, 4.25]); // across the end of a year
  expect([...trace.value.inputTokensCount]).toEqual([374, 396]);
  expect([...trace.value.outputTokensCount]).toEqual([44, 109]);
});

test('the Mooncake format and plain CSV are read', () => {
  const lines =
    '{"timestamp": 500, "input_length": 6758, "output_length": 500, "hash_ids": [0]}\n{"timestamp": 1500, "input_length": 10, "output_length": 1}\n';
  const mooncake = parseTrace('m.jsonl', lines);
  expect(mooncake.ok && [...mooncake.value.arrivedAtSeconds]).toEqual([0, 1]);
  expect(mooncake.ok && mooncake.value.blocks?.prompt).toEqual({ starts: Int32Array.of(0, 1, 1), ids: Int32Array.of(0) });
  const plain = parseTrace('s.csv', 'arrival_s,input_tokens,output_tokens\n0.5,2358,531\n0.75,1034,769\n');
  expect(plain.ok && [...plain.value.arrivedAtSeconds]).toEqual([0, 0.25]);
});

test.each([
  ['missing column', 'TIMESTAMP,ContextTokens\n', 'line 1, column "GeneratedTokens"'],
  ['negative tokens', 'arrival_s,input_tokens,output_tokens\n0,5,5\n1,-3,5\n', 'line 3, column "input_tokens"'],
  ['time going back', 'arrival_s,input_tokens,output_tokens\n1,5,5\n0.5,3,5\n', 'line 3, column "arrival_s"'],
  ['NaN', 'arrival_s,input_tokens,output_tokens\n0,NaN,5\n', 'line 2, column "input_tokens"'],
  ['a short row', 'arrival_s,input_tokens,output_tokens\n0,7\n', 'line 2, column "output_tokens"'],
  ['a bad time', 'TIMESTAMP,ContextTokens,GeneratedTokens\nyesterday,1,1\n', 'line 2, column "TIMESTAMP"'],
  ['broken JSON', '{"timestamp": 0, "input_length": 1, "output_length": 1}\n{"time', 'line 2'],
  ['a missing field', '{"timestamp": 0, "input_length": 1}\n', 'line 1, column "output_length"'],
  ['more blocks than tokens', '{"timestamp": 0, "input_length": 9, "output_length": 1, "hash_ids": [1, 2]}', 'line 1, column "hash_ids"'],
  ['an empty file', '', 'line 1'],
  ['a header and no rows', 'arrival_s,input_tokens,output_tokens\n', 'line 1'],
  ['binary', 'PK\u0003\u0004\ufffd\u0000', 'line 1'],
  ['an unknown format', 'hello', 'line 1'],
])('%s is refused with its place', (_, text, place) => {
  const result = parseTrace('t', text);
  expect(result.ok).toBe(false);
  expect(!result.ok && result.error.message).toContain(place);
});

test('a trace is truncated and its gaps divided', () => {
  const trace = parseTrace('s.csv', 'arrival_s,input_tokens,output_tokens\n1,1,1\n3,1,1\n9,1,1\n');
  expect(trace.ok && [...scaleTrace(trace.value, { rateScale: 2, requestCount: 2 }).arrivedAtSeconds]).toEqual([0, 1]);
});
