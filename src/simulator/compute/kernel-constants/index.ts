import { kindFamily } from '../../../base/kinds.ts';
import { a100Sxm } from './a100-sxm.ts';
import { b200Sxm } from './b200-sxm.ts';
import { b300Sxm } from './b300-sxm.ts';
import { gb200 } from './gb200.ts';
import { gb300 } from './gb300.ts';
import { h100Sxm } from './h100-sxm.ts';
import { h200Sxm } from './h200-sxm.ts';

/** Devices whose kernels were measured: what a part's `kernelConstants` may name. */
export const kernelConstants = kindFamily('measured device', [a100Sxm, b200Sxm, b300Sxm, gb200, gb300, h100Sxm, h200Sxm]);

export type {
  ExpertFit,
  ExpertVariant,
  GemmFit,
  GemmVariant,
  GqaDecodeFit,
  KernelConstants,
  MlaDecodeFit,
  PrefillAttentionFit,
} from './kernel-constants.ts';
