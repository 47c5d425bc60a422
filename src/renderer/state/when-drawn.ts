import type { ExpandedTopology } from '../../design/index.ts';
import { useDerivedStore } from './derived-store.ts';
import { useDesignStore } from './design-store.ts';

/** Runs once, when the drawing follows the document as it is now or as it is by then; not at all if another opens first. */
export function whenDrawn(act: (topology: ExpandedTopology) => void): void {
  const { openCount } = useDesignStore.getState();
  const isReady = (): boolean => {
    const { topology, revision } = useDerivedStore.getState();
    return topology !== null && revision === useDesignStore.getState().contentRevision;
  };
  const run = (): void => {
    const { topology } = useDerivedStore.getState();
    if (topology && useDesignStore.getState().openCount === openCount) act(topology);
  };
  if (isReady()) {
    run();
    return;
  }
  const stop = useDerivedStore.subscribe(() => {
    if (useDesignStore.getState().openCount === openCount && !isReady()) return;
    stop();
    run();
  });
}
