import { type Refusal, refuse } from '../measurement.ts';

/**
 * The parallelism of a case, in prose, in the grammar of `mapping/parallelism.ts`. What the prose says and the mapping cannot
 * draw (speculation, overlap, a pool alone) is a refusal: a prediction of something else would be no prediction.
 */
export function parallelismOfCase(text: string): string | Refusal {
  if (/mtp|spec/i.test(text)) return refuse('parallelism not understood', `${text}: speculative decoding`);
  if (/two.?batch|micro-?batch|\btbo\b|\bdbo\b/i.test(text)) return refuse('parallelism not understood', `${text}: two-batch overlap`);
  const attentionParallel = /^TP(\d+) EP\1 attention[ -]DP$/i.exec(text);
  if (attentionParallel) return `DEP${attentionParallel[1]}`;
  const [first] = text.split(/[ ,]/);
  const isGrammar = /^(TP\d+|DEP\d+|TP\d+PP\d+DP\d+-moeTP\d+EP\d+)$/.test(text) || text.startsWith('P:');
  return isGrammar ? text : refuse('parallelism not understood', `${first}: ${text}`);
}
