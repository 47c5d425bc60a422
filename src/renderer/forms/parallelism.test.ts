import { expect, test } from 'vitest';
import { parallelismText, replicaSizeOf } from './parallelism.ts';

test('a replica has TP × CP × DP × PP devices; experts are spread over them', () => {
  expect(replicaSizeOf({ tp: 4, cp: 2, dp: 3, pp: 2, ep: 12 })).toBe(48); // 4 · 2 · 3 · 2
});

test('only what is split is named', () => {
  expect(parallelismText({ tp: 8, pp: 1, dp: 1, ep: 1, cp: 1 })).toBe('TP8');
  expect(parallelismText({ tp: 1, pp: 1, dp: 8, ep: 8, cp: 1 })).toBe('DP8·EP8');
  expect(parallelismText({ tp: 1, pp: 1, dp: 1, ep: 1, cp: 1 })).toBe('TP1');
});
