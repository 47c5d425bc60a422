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
  /** Runs the next `tokens` of partial prompt `index` in this step. */
  continuePartial(index: number, tokens: number): void;
  /** Prompt tokens of the first request in the waiting line (with what it had generated, if it was preempted); 0: none waits. */
  nextPromptTokens(): number;
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
}
