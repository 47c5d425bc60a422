import { create } from 'zustand';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Design, ExpandedTopology } from '../../design/index.ts';
import type { BillOfMaterials, DrawingCost } from '../../economics/index.ts';
import type { Summary } from '../../results/index.ts';
import type { DeriveRequest } from './derive.ts';
import type { DerivedMessage } from './derived-message.ts';
import { useDesignStore } from './design-store.ts';
import { unpackTopology } from './topology-wire.ts';

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
function accept({ revision, packed, figures }: DerivedMessage, openCount: number): void {
  const design = useDesignStore.getState();
  if (openCount !== design.openCount) return;
  const drawn = packed ? { topology: unpackTopology(packed), ...(figures ? {} : { cost: null, bill: null }) } : {};
  if (!figures) {
    useDerivedStore.setState({ revision, ...drawn });
    return;
  }
  useDerivedStore.setState({
    revision,
    ...drawn,
    diagnostics: figures.diagnostics,
    cost: figures.cost,
    bill: figures.bill,
    ...(figures.estimate
      ? { estimate: figures.estimate, estimateRevision: revision, estimateMilliseconds: figures.estimateMilliseconds }
      : {}),
  });
}

/** What the drawing follows from. */
type DrawingSource = Pick<Design, 'topology' | 'definitions' | 'parts'>;

/**
 * Starts following the document. One request is under way at a time; when it ends, the newest document goes next, so
 * a burst of edits costs two computations, not a hundred. A drawing that an edit leaves alone is not sent again.
 */
export function startDeriving(): () => void {
  const worker = new Worker(new URL('./derive.worker.ts', import.meta.url), { type: 'module' });
  let asked: { readonly revision: number; readonly openCount: number; readonly source: DrawingSource } | null = null;
  let drawn: { readonly openCount: number; readonly source: DrawingSource } | null = null;

  function ask(): void {
    const { contentRevision: revision, openCount, design } = useDesignStore.getState();
    asked = { revision, openCount, source: design };
    const before = drawn?.openCount === openCount && useDerivedStore.getState().topology ? drawn.source : null;
    const isTopologyKnown =
      before !== null && before.topology === design.topology && before.definitions === design.definitions && before.parts === design.parts;
    useDerivedStore.setState({ isComputing: true });
    worker.postMessage({ design, revision, isTopologyKnown } satisfies DeriveRequest & { isTopologyKnown: boolean });
  }

  worker.addEventListener('message', (event: MessageEvent<DerivedMessage>) => {
    const question = asked;
    if (question && event.data.packed) drawn = question;
    if (question) accept(event.data, question.openCount);
    if (!event.data.figures) return;
    asked = null;
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
