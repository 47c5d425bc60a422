import { expect, test } from 'vitest';
import { newPool, selectorOf } from './new-pool.ts';

const gpus = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}gpu[${i}]`);

test('neighbours become a range, on every level', () => {
  expect(selectorOf(gpus('server/', 8))).toBe('server/gpu[0..7]');
  const rack = [0, 1].flatMap((server) => gpus(`rack[0]/server[${server}]/`, 8));
  expect(selectorOf(rack)).toBe('rack[0]/server[0..1]/gpu[0..7]');
});

test('what does not join stays apart', () => {
  expect(selectorOf(['a/gpu[0]', 'a/gpu[2]'])).toBe('a/gpu[0], a/gpu[2]');
  expect(selectorOf([...gpus('s[0]/', 8), 's[2]/gpu[0]'])).toBe('s[0]/gpu[0..7], s[2]/gpu[0]');
  expect(selectorOf(['gpu', 'x/gpu'])).toBe('gpu, x/gpu');
});

test('a second pool of a role gets a number, and shares the KV format of the first', () => {
  const first = newPool({ role: 'decode', replicaSize: 8, accelerators: 'a/gpu[*]', takenIds: [], like: null });
  const second = newPool({ role: 'decode', replicaSize: 4, accelerators: 'b/gpu[*]', takenIds: ['decode'], like: { ...first, precision: { weights: 'bf16', activations: 'bf16', kvStore: 'bf16' } } });
  expect(first.id).toBe('decode');
  expect(second.id).toBe('decode-2');
  expect(second.precision.kvStore).toBe('bf16');
  expect(second.parallelism.tp).toBe(4);
});
