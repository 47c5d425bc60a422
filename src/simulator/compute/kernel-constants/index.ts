import { kindFamily } from '../../../base/kinds.ts';
import { b200Sxm } from './b200-sxm.ts';
import { gb200 } from './gb200.ts';
import { h100Sxm } from './h100-sxm.ts';
import { h200Sxm } from './h200-sxm.ts';

/** Devices whose kernels were measured: what a part's `kernelConstants` may name. */
export const kernelConstants = kindFamily('measured device', [h100Sxm, h200Sxm, b200Sxm, gb200]);

export type {
  ExpertFit,
  GemmVariant,
  GqaDecodeFit,
  KernelConstants,
  MlaDecodeFit,
  PrefillAttentionFit,
} from './kernel-constants.ts';
