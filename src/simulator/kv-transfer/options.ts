import { z } from 'zod';
import { formatBytes, formatSeconds } from '../../base/format.ts';

/** What all ways of moving KV have in common: the way it takes, and what software adds. Left out: the usual value. */
export const transferOptions = {
  path: z.enum(['direct', 'host-memory', 'pooled-memory']).optional().meta({
    label: 'KV path',
    help: 'Direct: by the links of the domain, or from NIC to NIC. Host memory: staged in the nearest drawn memory on each side. Pooled memory: written to one drawn memory that both sides reach, and read from it. Usual: direct.',
  }),
  nicsPerRankCount: z.int().min(1).max(16).optional().meta({
    label: 'NICs per rank',
    help: 'Each rank stripes its part in equal shares over this many NICs of its server, its own first; the slowest rail decides. Usual: 1.',
  }),
  setupSeconds: z.number().min(0).optional().meta({
    label: 'Set-up of a transfer',
    help: 'Software before the first byte: metadata, hand-shake. Usual: 380 µs, a fit to the Mooncake connector of vLLM.',
    unit: 's',
  }),
  descriptorSeconds: z.number().min(0).optional().meta({
    label: 'Cost of a descriptor',
    help: 'Posting and completing one contiguous block on a NIC, in series with its bytes. Usual: 1 µs.',
    unit: 's',
  }),
  descriptorBytes: z.number().min(1).optional().meta({
    label: 'Largest descriptor',
    help: 'Contiguous KV is cut into blocks of at most this size. Usual: 64 KiB.',
    unit: 'B',
  }),
} as const;

/** The same as a type: optional throughout, as files have it. */
export interface TransferOptions {
  readonly path?: 'direct' | 'host-memory' | 'pooled-memory';
  readonly nicsPerRankCount?: number;
  readonly setupSeconds?: number;
  readonly descriptorSeconds?: number;
  readonly descriptorBytes?: number;
}

/**
 * Usual values. Set-up: intercept of Mooncake's published connector sweep (Qwen3-8B TP8, 20 MB to 4.5 GB; kvcache-ai/Mooncake@3b5a594
 * docs vllm-v1-pd-performance). Slices of 64 KiB: its transfer engine. 1 µs a slice in series with the wire gives 145, 72, 227 and
 * 336 GB/s where 137 (that sweep), 87 (4 × 200G), 190 (8 × 400G) and 389 (32 × 100G) were published: within 20 %. EFA with 64 KiB
 * blocks is far slower (97 GB/s over 16 × 200G: 8 µs a block).
 */
export function withUsual(options: TransferOptions): Required<TransferOptions> {
  return {
    path: options.path ?? 'direct',
    nicsPerRankCount: options.nicsPerRankCount ?? 1,
    setupSeconds: options.setupSeconds ?? 380e-6,
    descriptorSeconds: options.descriptorSeconds ?? 1e-6,
    descriptorBytes: options.descriptorBytes ?? 65_536,
  };
}

/** What the software times of a deployment's transfers rest on. */
export function transferAssumption(options: TransferOptions) {
  const { setupSeconds, descriptorSeconds, descriptorBytes } = withUsual(options);
  const isUsual = options.setupSeconds === undefined && options.descriptorSeconds === undefined && options.descriptorBytes === undefined;
  return {
    code: 'kv-transfer-software',
    message: `A KV transfer takes ${formatSeconds(setupSeconds)} of set-up, and ${formatSeconds(descriptorSeconds)} on its NIC for each block of at most ${formatBytes(descriptorBytes)}${isUsual ? ': fitted to published Mooncake sweeps, within 20 % of four of them; EFA is slower' : ', as the design says'}. Pages of a prompt lie one after the other in memory, so they share blocks unless heads are split anew.`,
  };
}
