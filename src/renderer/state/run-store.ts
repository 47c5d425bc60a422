import { create } from 'zustand';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { serializeDesign } from '../../design/index.ts';
import type { Summary } from '../../results/index.ts';
import { host } from '../host.ts';
import { useDerivedStore } from './derived-store.ts';
import { useDesignStore } from './design-store.ts';
import { refusalOf } from './host-error.ts';
import { useSessionStore } from './session-store.ts';

export type RunStatus = 'idle' | 'running' | 'finished' | 'cancelled' | 'failed';

export interface RunStore {
  readonly status: RunStatus;
  readonly runId: string | null;
  readonly doneFraction: number;
  readonly message: string;
  /** Of the newest finished run: it stays on screen while another runs, and when it is stale. */
  readonly summary: Summary | null;
  readonly summaryRunId: string | null;
  /** Content revision that `summary` belongs to, and the revision number to print. */
  readonly summaryRevision: number | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Which of the two engines' figures are on the drawing. A finished run turns it to `simulate`. */
  readonly shownEngine: 'estimate' | 'simulate';
  start(): Promise<void>;
  cancel(): Promise<void>;
  show(engine: 'estimate' | 'simulate'): void;
  /** Forgets the results: another document was opened. */
  reset(): void;
}

const nothing = {
  status: 'idle',
  runId: null,
  doneFraction: 0,
  message: '',
  summary: null,
  summaryRunId: null,
  summaryRevision: null,
  diagnostics: [],
  shownEngine: 'estimate',
} as const;

let startedRevision = 0;

/** The simulation of the document: status, progress, and the newest finished summary. */
export const useRunStore = create<RunStore>()((set, get) => ({
  ...nothing,

  async start() {
    if (get().status === 'running') return;
    const document = useDesignStore.getState();
    startedRevision = document.contentRevision;
    set({ status: 'running', runId: null, doneFraction: 0, message: 'Starting', diagnostics: [] });
    try {
      const traceId = document.design.workload.traceFile ?? null;
      const { runId } = await host().call('runs.start', { text: serializeDesign(document.design), traceId, requestCount: null });
      if (get().status === 'running') set({ runId });
    } catch (error) {
      const { message, remedy } = refusalOf(error);
      set({ status: 'failed', message });
      useSessionStore.getState().notify({ severity: 'error', message, remedy });
    }
  },

  async cancel() {
    const { runId, status } = get();
    if (status !== 'running') return;
    if (runId) await host().call('runs.cancel', { runId });
    else set({ status: 'cancelled', message: 'Stopped' });
  },

  show: (shownEngine) => set({ shownEngine }),
  reset: () => set(nothing),
}));

/** Starts listening to the host's run events. */
export function startFollowingRuns(): () => void {
  const stopEvents = host().on('runs.event', (event) => {
    const store = useRunStore.getState();
    if (store.status !== 'running' || (store.runId !== null && event.runId !== store.runId)) return;
    if (store.runId === null) useRunStore.setState({ runId: event.runId });
    if (event.kind === 'progress') useRunStore.setState({ doneFraction: event.doneFraction, message: event.message });
    else if (event.kind === 'cancelled') useRunStore.setState({ status: 'cancelled', message: 'Stopped' });
    else if (event.kind === 'failed') fail(event.diagnostics as Diagnostic[]);
    else void finish(event.runId, event.notice);
  });
  const stopDocuments = useDesignStore.subscribe((document, before) => {
    if (document.openCount === before.openCount) return;
    void useRunStore.getState().cancel();
    useRunStore.getState().reset();
  });
  return () => {
    stopEvents();
    stopDocuments();
  };
}

function fail(diagnostics: readonly Diagnostic[]): void {
  const first = diagnostics[0];
  useRunStore.setState({ status: 'failed', message: first?.message ?? 'The run failed.', diagnostics });
  useSessionStore
    .getState()
    .refuse(first ?? { code: 'run-failed', severity: 'error', path: [], message: 'The run failed.', remedy: 'See Problems.' });
}

async function finish(runId: string, notice: string | null): Promise<void> {
  const revision = startedRevision;
  if (notice) useSessionStore.getState().notify({ severity: 'warning', message: notice, remedy: '' });
  try {
    const summary = (await host().call('runs.summary', { runId })) as Summary;
    if (useRunStore.getState().runId !== runId) return;
    useRunStore.setState({
      status: 'finished',
      doneFraction: 1,
      message: '',
      summary,
      summaryRunId: runId,
      summaryRevision: revision,
      shownEngine: 'simulate',
    });
  } catch (error) {
    const { message, remedy } = refusalOf(error);
    useRunStore.setState({ status: 'failed', message });
    useSessionStore.getState().notify({ severity: 'error', message, remedy });
  }
}

/** The figures that lie on the drawing and in the panels, with where they come from. */
export interface ShownResults {
  readonly summary: Summary;
  readonly engine: 'estimate' | 'simulate';
  /** Content revision that the figures belong to. */
  readonly revision: number;
  /** The document has changed since: draw desaturated, with "from rev N". */
  readonly isStale: boolean;
}

/** The shown summary as a hook: the chosen engine's, else the other one's, else null. */
export function useShownResults(): ShownResults | null {
  const contentRevision = useDesignStore((store) => store.contentRevision);
  const run = useRunStore((store) => store.summary);
  const runRevision = useRunStore((store) => store.summaryRevision);
  const shownEngine = useRunStore((store) => store.shownEngine);
  const estimate = useDerivedStore((store) => store.estimate);
  const estimateRevision = useDerivedStore((store) => store.estimateRevision);
  if (shownEngine === 'simulate' && run && runRevision !== null) {
    return { summary: run, engine: 'simulate', revision: runRevision, isStale: runRevision !== contentRevision };
  }
  if (estimate && estimateRevision !== null) {
    return { summary: estimate, engine: 'estimate', revision: estimateRevision, isStale: estimateRevision !== contentRevision };
  }
  return null;
}
