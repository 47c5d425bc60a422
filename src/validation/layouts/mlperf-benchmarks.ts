/** Mean lengths of an MLPerf benchmark's requests. */
export interface MlperfBenchmark {
  readonly inputTokens: number;
  /** Where the result does not state its own mean. */
  readonly outputTokens: number;
}

/**
 * By model name with punctuation folded. Means over the benchmark's data set, quoted from memory of the MLPerf inference rules
 * and reference repositories (mlcommons/inference, language/): **not re-read**, so a few per cent of every MLPerf error may be
 * theirs. llama2-70b: OpenOrca, 294 tokens out (the reference's TOKENS_PER_SAMPLE is 294.45). llama3.1-405b: LongBench, RULER
 * and GovReport, about 9,400 in, 684.68 out. llama3.1-8b: CNN-DailyMail, about 778 in, at most 128 out. deepseek-r1: about 800 in, 3,886 out.
 * mixtral-8x7b: OpenOrca, GSM8K and MBXP, about 265 in, 145 out.
 */
export const mlperfBenchmarks: Readonly<Record<string, MlperfBenchmark>> = {
  'llama2-70b': { inputTokens: 294, outputTokens: 294 },
  'llama3-1-405b': { inputTokens: 9400, outputTokens: 685 },
  'llama3-1-8b': { inputTokens: 778, outputTokens: 128 },
  'llama3-1-70b': { inputTokens: 294, outputTokens: 294 },
  'deepseek-r1': { inputTokens: 800, outputTokens: 3886 },
  'mixtral-8x7b': { inputTokens: 265, outputTokens: 145 },
};

/** `llama2-70b-99.9` and `llama3_1-8b` → the key of the table. */
export function mlperfBenchmarkOf(model: string): MlperfBenchmark | undefined {
  const name = model.toLowerCase().replaceAll(/[._]/g, '-');
  return Object.entries(mlperfBenchmarks).find(([key]) => name.startsWith(key))?.[1];
}
