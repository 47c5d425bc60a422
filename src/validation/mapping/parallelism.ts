import { type MeasuredPool, type Refusal, refuse } from '../measurement.ts';

type Degrees = MeasuredPool['parallelism'];

/** `TPaPPbDPc-moeTPdEPe`. */
const named = /^TP(\d+)PP(\d+)DP(\d+)-moeTP(\d+)EP(\d+)$/;
const tensorOnly = /^TP(\d+)$/;
const expertOnly = /^DEP(\d+)$/;
const inPools = /^P:(\d+)x\((.+)\) D:(\d+)x\((.+)\)$/;

/** The whole root of a square above 1, or null. */
function rootOf(square: number): number | null {
  const root = Math.round(Math.sqrt(square));
  return root > 1 && root * root === square ? root : null;
}

/**
 * The sample multiplies degrees twice where EP is set: n accelerators with TP n and EP n are written TP n² with moeTP n and EP n,
 * or TP n, DP n, EP n²; n with DP n and EP n are DP n² with moeTP n and EP n; each over n² accelerators. The same runs stand
 * beside them as they were, to the last digit (docs/adr/0007-reading-the-silicon-sample.md).
 */
function squared({ tp, pp, dp, ep }: Degrees, moeTp: number): Degrees | null {
  const root = rootOf(tp * dp);
  if (root === null || pp !== 1) return null;
  const isFolded = moeTp === root && ep === root && (dp === 1 || tp === 1);
  const isCrossed = tp === root && dp === root && moeTp === 1 && ep === root * root;
  if (!isFolded && !isCrossed) return null;
  return { tp: tp === 1 ? 1 : root, pp: 1, dp: tp === 1 ? root : 1, ep: root };
}

/** Degrees of one replica over `acceleratorCount` accelerators. */
function degreesOf(text: string, acceleratorCount: number): Degrees | Refusal {
  const only = tensorOnly.exec(text);
  if (only) return fitted({ tp: Number(only[1]), pp: 1, dp: 1, ep: 1 }, acceleratorCount);
  const expert = expertOnly.exec(text);
  if (expert) return fitted({ tp: 1, pp: 1, dp: Number(expert[1]), ep: Number(expert[1]) }, acceleratorCount);
  const all = named.exec(text);
  if (!all) return refuse('parallelism not understood', text);
  const [tp, pp, dp, moeTp, ep] = all.slice(1).map(Number);
  const degrees = { tp, pp, dp, ep: Math.max(1, ep) };
  return squared(degrees, moeTp) ?? fitted(degrees, acceleratorCount);
}

/** Where the product of the degrees is not the accelerators, these win: TP is what is left, if that is whole. */
function fitted({ tp, pp, dp, ep }: Degrees, acceleratorCount: number): Degrees | Refusal {
  const tensor = tp * pp * dp === acceleratorCount ? tp : acceleratorCount / (pp * dp);
  if (!Number.isInteger(tensor) || tensor < 1)
    return refuse('parallelism not understood', `TP${tp} PP${pp} DP${dp} over ${acceleratorCount} accelerators`);
  // moeTP1EP1 beside TP n: the sample writes it for dense models.
  return { tp: tensor, pp, dp, ep: (tensor * dp) % ep === 0 ? ep : 1 };
}

/** The pools that a parallelism text describes. */
export function poolsOf(text: string, acceleratorCount: number): readonly MeasuredPool[] | Refusal {
  const pools = inPools.exec(text);
  if (!pools) {
    const parallelism = degreesOf(text, acceleratorCount);
    return 'reason' in parallelism ? parallelism : [{ role: 'mixed', replicaCount: 1, parallelism }];
  }
  const [, prefillCount, prefillText, decodeCount, decodeText] = pools;
  const half = (role: 'prefill' | 'decode', count: number, inner: string): MeasuredPool | Refusal => {
    const all = named.exec(inner);
    if (!all) return refuse('parallelism not understood', inner);
    const [tp, pp, dp] = all.slice(1, 4).map(Number);
    const parallelism = degreesOf(inner, tp * pp * dp);
    return 'reason' in parallelism ? parallelism : { role, replicaCount: count, parallelism };
  };
  const prefill = half('prefill', Number(prefillCount), prefillText);
  const decode = half('decode', Number(decodeCount), decodeText);
  if ('reason' in prefill) return prefill;
  return 'reason' in decode ? decode : [prefill, decode];
}

/** Accelerators of one replica. */
export function replicaSizeOf({ tp, pp, dp }: Degrees): number {
  return tp * pp * dp;
}
