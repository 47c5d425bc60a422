import { expect, test } from 'vitest';
import { kvBytes } from './attention-kind.ts';
import { csa } from './csa.ts';
import { hca } from './hca.ts';
import { windowLatent } from './window-latent.ts';

/** DeepSeek-V4-Pro. */
const shared = { heads: 128, headDim: 512, ropeDim: 64, queryLoraRank: 1536, outputGroups: 16, outputLoraRank: 1024, windowTokens: 128 };
const csaPro = { kind: 'csa', ...shared, compressTokens: 4, indexHeads: 64, indexDim: 128, topKEntries: 1024 } as const;
const hcaPro = { kind: 'hca', ...shared, compressTokens: 128 } as const;
const windowPro = { kind: 'window-latent', ...shared } as const;

test('an entry is 1,024 bytes in bf16 and 584 in fp8; a compressed index key 256 and 68', () => {
  // fp8: 448 + 64·2 + 8 of scales; key 64 + 4. One entry and one key for 4 tokens.
  expect(csa.kvLayout(csaPro, 'bf16', 8).bytesPerToken).toBe((1024 + 256) / 4);
  expect(csa.kvLayout(csaPro, 'fp8', 8).bytesPerToken).toBe((584 + 68) / 4);
  expect(hca.kvLayout(hcaPro, 'fp8', 8).bytesPerToken).toBe(584 / 128);
  expect(windowLatent.kvLayout(windowPro, 'fp8', 8)).toMatchObject({ bytesPerToken: 0, windowTokens: 128, bytesPerWindowToken: 584 });
});

test('a million tokens leave a CSA layer 335.8 MB and an HCA layer 9 MB in bf16', () => {
  // 1,048,576·320 + 128·1,024 + state 8·2·512·4; 1,048,576·8 + 131,072 + 128·2·512·4.
  expect(kvBytes(csa.kvLayout(csaPro, 'bf16', 1), 1_048_576)).toBe(335_544_320 + 131_072 + 32_768);
  expect(kvBytes(hca.kvLayout(hcaPro, 'bf16', 1), 1_048_576)).toBe(8_388_608 + 131_072 + 524_288);
});

test('a decode step at 1,024 tokens sees 128 + 256 entries in CSA, 128 + 8 in HCA', () => {
  const [indexer, core] = csa.decodeKernels(csaPro, 1, 'bf16');
  expect(indexer.readTokens(1024)).toBe(256);
  expect(core.readTokens(1024)).toBe(384);
  expect(core.readTokens(1_000_000)).toBe(128 + 1024);
  expect(core.kinkTokens).toEqual([128, 4096]);
  expect(core.flopsPerReadToken).toBe(4 * 128 * 512);
  expect(hca.decodeKernels(hcaPro, 1, 'bf16')[0].readTokens(1024)).toBe(136);
});

test("tensor parallelism divides V4's output groups; entries, compressors and index are whole on each rank", () => {
  const whole = csa.parameterCount(csaPro, 7168, 1);
  const half = csa.parameterCount(csaPro, 7168, 2);
  // Divided: q up and grouped output 128·512·(1536 + 1024), sinks 128, output 16·1024·7168.
  const divided = 128 * 512 * 2560 + 128 + 16 * 1024 * 7168;
  expect(whole - half).toBe(divided / 2);
});
