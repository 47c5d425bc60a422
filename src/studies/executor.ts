import type { StudyAnswer, StudyTask } from './study-task.ts';

/** Performs tasks, in parallel where it can. Answers in the order of the tasks. */
export interface Executor {
  /**
   * @param onAnswer called as each is done
   * @throws what a task threw; rejects when it is cancelled
   */
  perform(tasks: readonly StudyTask[], onAnswer: () => void): Promise<readonly StudyAnswer[]>;
}

/** What a study is given beside its question. */
export interface StudyContext {
  readonly executor: Executor;
  /** Share done, 0 to 1, never going back, and what is being done. */
  readonly onProgress: (doneFraction: number, message: string) => void;
}

/** Tasks of one part of a study, whose progress goes from `from` to `to`. */
export function performPart(
  { executor, onProgress }: StudyContext,
  tasks: readonly StudyTask[],
  part: { readonly from: number; readonly to: number; readonly message: string },
): Promise<readonly StudyAnswer[]> {
  let done = 0;
  onProgress(part.from, part.message);
  return executor.perform(tasks, () => {
    done += 1;
    onProgress(part.from + ((part.to - part.from) * done) / tasks.length, part.message);
  });
}
