import { randomBytes } from 'node:crypto';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { catalog } from '../../catalog/index.ts';
import type { Answer, Emit } from '../../contract/index.ts';
import { runStudy, type StudyRequest } from '../../studies/index.ts';
import type { DesignJob } from '../runs/job.ts';
import { studyBase } from './study-base.ts';
import { StudyCancelled, type ThreadExecutor } from './thread-executor.ts';

/** Studies of the open design: started, followed by events, cancelled. One at a time: a new one ends the one before. */
export class Studies {
  readonly #options: { readonly startExecutor: () => ThreadExecutor; readonly emit: Emit };
  #running: { readonly studyId: string; readonly executor: ThreadExecutor } | null = null;

  constructor(options: { readonly startExecutor: () => ThreadExecutor; readonly emit: Emit }) {
    this.#options = options;
  }

  start(job: DesignJob, request: StudyRequest): Answer<'studies.start'> {
    this.#running?.executor.cancel();
    const studyId = randomBytes(8).toString('hex');
    const executor = this.#options.startExecutor();
    this.#running = { studyId, executor };
    // Not before the caller knows the id.
    setImmediate(() => void this.#run(studyId, executor, job, request));
    return { studyId };
  }

  cancel(studyId: string): null {
    if (this.#running?.studyId === studyId) this.#running.executor.cancel();
    return null;
  }

  async close(): Promise<void> {
    await this.#running?.executor.close();
  }

  async #run(studyId: string, executor: ThreadExecutor, job: DesignJob, request: StudyRequest): Promise<void> {
    const { emit } = this.#options;
    const fail = (diagnostics: readonly Diagnostic[]) => emit('studies.event', { kind: 'failed', studyId, diagnostics: [...diagnostics] });
    try {
      const checked = studyBase(job);
      if (!checked.ok) {
        fail(checked.error);
        return;
      }
      const onProgress = (doneFraction: number, message: string) =>
        emit('studies.event', { kind: 'progress', studyId, doneFraction, message });
      const outcome = await runStudy({ executor, onProgress }, checked.value.base, request, catalog);
      if (outcome.ok) emit('studies.event', { kind: 'finished', studyId, report: outcome.value });
      else fail(outcome.error);
    } catch (thrown) {
      if (thrown instanceof StudyCancelled) emit('studies.event', { kind: 'cancelled', studyId });
      else fail([studyFailed(thrown)]);
    } finally {
      await executor.close();
      if (this.#running?.studyId === studyId) this.#running = null;
    }
  }
}

function studyFailed(thrown: unknown): Diagnostic {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'study-failed',
    severity: 'error',
    path: [],
    message: `The study stopped: ${reason}`,
    remedy: 'If memory ran out, study fewer requests; otherwise report this together with the design.',
  };
}
