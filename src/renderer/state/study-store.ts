import { create } from 'zustand';
import { serializeDesign } from '../../design/index.ts';
import type { StudyReport } from '../../studies/index.ts';
import { host } from '../host.ts';
import { useDesignStore } from './design-store.ts';
import { refusalOf } from './host-error.ts';
import { useSessionStore } from './session-store.ts';

/** Studies that the results offer. */
export type OfferedStudy = 'bottlenecks' | 'ratio' | 'sensitivity';
type Report<S extends OfferedStudy> = Extract<StudyReport, { readonly study: S }>;
type Reports = { readonly [S in OfferedStudy]?: { readonly report: Report<S>; readonly revision: number } };

/** Requests in each run of a study started here: enough for a p95, few enough for an answer within a minute. */
export const studyRequestLimit = 3000;

export interface StudyStore {
  /** null: none is under way. */
  readonly running: OfferedStudy | null;
  readonly studyId: string | null;
  readonly doneFraction: number;
  readonly message: string;
  /** Newest report of each study, with the content revision that it belongs to. */
  readonly reports: Reports;
  start(study: OfferedStudy): Promise<void>;
  cancel(): Promise<void>;
}

const nothing = { running: null, studyId: null, doneFraction: 0, message: '' } as const;
let startedRevision = 0;

/** The question that the results ask of the host: progress, and the newest answers. */
export const useStudyStore = create<StudyStore>()((set, get) => ({
  ...nothing,
  reports: {},

  async start(study) {
    if (get().running !== null) return;
    const { design, contentRevision } = useDesignStore.getState();
    startedRevision = contentRevision;
    set({ ...nothing, running: study, message: 'Starting' });
    try {
      const { studyId } = await host().call('studies.start', {
        text: serializeDesign(design),
        traceId: design.workload.traceFile ?? null,
        requestCount: Math.min(studyRequestLimit, design.workload.requestCount),
        request: { study },
      });
      if (get().running === study) set({ studyId });
    } catch (error) {
      const { message, remedy } = refusalOf(error);
      set(nothing);
      useSessionStore.getState().notify({ severity: 'error', message, remedy });
    }
  },

  async cancel() {
    const { studyId } = get();
    set(nothing);
    if (studyId !== null) await host().call('studies.cancel', { studyId });
  },
}));

/** Starts listening to the host's study events. */
export function startFollowingStudies(): () => void {
  const stopEvents = host().on('studies.event', (event) => {
    const { running, studyId, reports } = useStudyStore.getState();
    if (running === null || (studyId !== null && event.studyId !== studyId)) return;
    if (event.kind === 'progress') {
      useStudyStore.setState({ studyId: event.studyId, doneFraction: event.doneFraction, message: event.message });
      return;
    }
    useStudyStore.setState(nothing);
    if (event.kind === 'finished') {
      const report = event.report as StudyReport;
      useStudyStore.setState({ reports: { ...reports, [report.study]: { report, revision: startedRevision } } });
    } else if (event.kind === 'failed') useSessionStore.getState().refuse(event.diagnostics[0] ?? null);
  });
  const stopDocuments = useDesignStore.subscribe((document, before) => {
    if (document.openCount === before.openCount) return;
    void useStudyStore.getState().cancel();
    useStudyStore.setState({ reports: {} });
  });
  return () => {
    stopEvents();
    stopDocuments();
  };
}
