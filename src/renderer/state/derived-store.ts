import { create } from 'zustand';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { ExpandedTopology } from '../../design/index.ts';
import type { BillOfMaterials, DrawingCost } from '../../economics/index.ts';
import type { Summary } from '../../results/index.ts';
import type { DeriveAnswer, DeriveRequest } from './derive.ts';
import { useDesignStore } from './design-store.ts';

export interface DerivedStore {
  /** Content revision that `topology` and `diagnostics` belong to; null before the first answer. */
  readonly revision: number | null;
  readonly topology: ExpandedTopology | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Newest estimate, and the content revision that it belongs to: older than `revision` while the design has errors. */
  readonly estimate: Summary | null;
  readonly estimateRevision: number | null;
  readonly estimateMilliseconds: number;
  /** Belong to `revision`, like the topology. */
  readonly cost: DrawingCost | null;
  readonly bill: BillOfMaterials | null;
  readonly isComputing: boolean;
}

/** What follows from the document: expanded topology, problems, estimate. Computed in a worker, newest document wins. */
export const useDerivedStore = create<DerivedStore>()(() => ({
  revision: null,
  topology: null,
  diagnostics: [],
  estimate: null,
  estimateRevision: null,
  estimateMilliseconds: 0,
  cost: null,
  bill: null,
  isComputing: false,
}));

/** Takes an answer over, unless the document has changed since. */
function accept(answer: DeriveAnswer, openCount: number): void {
  const design = useDesignStore.getState();
  if (openCount !== design.openCount) return;
  useDerivedStore.setState({
    revision: answer.revision,
    topology: answer.topology,
    diagnostics: answer.diagnostics,
    cost: answer.cost,
    bill: answer.bill,
    ...(answer.estimate
      ? { estimate: answer.estimate, estimateRevision: answer.revision, estimateMilliseconds: answer.estimateMilliseconds }
      : {}),
  });
}

/**
 * Starts following the document. One request is under way at a time; when it ends, the newest document goes next, so
 * a burst of edits costs two computations, not a hundred.
 */
export function startDeriving(): () => void {
  const worker = new Worker(new URL('./derive.worker.ts', import.meta.url), { type: 'module' });
  let asked: { readonly revision: number; readonly openCount: number } | null = null;

  function ask(): void {
    const store = useDesignStore.getState();
    asked = { revision: store.contentRevision, openCount: store.openCount };
    useDerivedStore.setState({ isComputing: true });
    worker.postMessage({ design: store.design, revision: store.contentRevision } satisfies DeriveRequest);
  }

  worker.addEventListener('message', (event: MessageEvent<DeriveAnswer>) => {
    const question = asked;
    asked = null;
    if (question) accept(event.data, question.openCount);
    const store = useDesignStore.getState();
    const isNewest = question !== null && store.contentRevision === question.revision && store.openCount === question.openCount;
    if (isNewest) useDerivedStore.setState({ isComputing: false });
    else ask();
  });

  const stop = useDesignStore.subscribe((store, before) => {
    if (store.openCount !== before.openCount) {
      useDerivedStore.setState({
        revision: null,
        topology: null,
        diagnostics: [],
        estimate: null,
        estimateRevision: null,
        cost: null,
        bill: null,
      });
    }
    const isChanged = store.contentRevision !== before.contentRevision || store.openCount !== before.openCount;
    if (isChanged && asked === null) ask();
  });
  ask();
  return () => {
    stop();
    worker.terminate();
  };
}
