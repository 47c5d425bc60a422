/** What a scheduler sees, and may do, when it fills the next step of one data-parallel rank. */
export interface StepBuilder {
  /** Sequences past their prompt: each gets one token in this step. */
  readonly decodingCount: number;
  /** Sequences admitted: decoding, or with a prompt under way. */
  readonly runningCount: number;
  /** Prompts with a chunk in the step so far. */
  readonly scheduledPromptCount: number;
  /** Prompts begun in an earlier step and not finished, oldest first; as each is continued it stays in place. */
  readonly partialCount: number;
  /** Prompt tokens that partial prompt `index` still lacks. */
  partialTokens(index: number): number;
  /** Tokens of it that are done. */
  partialDoneTokens(index: number): number;
  /** Runs the next `tokens` of partial prompt `index` in this step. */
  continuePartial(index: number, tokens: number): void;
  /** Prompt tokens of the first request in the waiting line (with what it had generated, if it was preempted); 0: none waits. */
  nextPromptTokens(): number;
  /** Tokens of that prompt that are in the cache already. */
  nextCachedTokens(): number;
  /** Tokens of KV, in whole pages, that the first waiting request takes up to its end; 0: none waits. */
  nextWholeTokens(): number;
  /** Tokens of KV that free pages hold. */
  freeKvTokens(): number;
  /**
   * Predicted time of the step so far with a chunk of `promptTokens` more, which follow `cachedTokens` of the same prompt: this
   * rank as if alone, collectives undisturbed.
   */
  stepSecondsWith(promptTokens: number, cachedTokens: number): number;
  /** Admits the first waiting request with its first `tokens`; false if the KV pool has no room for its prompt. */
  admitNext(tokens: number): boolean;
}

/** A rule that fills steps. It decides which prompts run; decoding sequences always do. */
export interface SchedulerKind<Config> {
  readonly kind: string;
  readonly label: string;
  fillStep(rank: StepBuilder, config: Config): void;
  /** Largest chunk of one prompt in a step, for the estimate. Infinity: prompts are not split. */
  chunkTokens(config: Config): number;
  /**
   * A sequence that ends keeps its place until the whole batch has ended: nobody takes it over, and it is computed on as
   * padding. Left out: places are free at once.
   */
  readonly keepsPlaces?: true;
}
