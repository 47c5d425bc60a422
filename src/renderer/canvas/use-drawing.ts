import { useEffect, useMemo } from 'react';
import { formatPercent, formatWatts } from '../../base/format.ts';
import type { Design, ExpandedTopology } from '../../design/index.ts';
import {
  indexLinks,
  isBundledAt,
  type Layout,
  type LinkIndex,
  layoutTopology,
  linkFigures,
  nodesIn,
  overlays,
  type PoolPlacement,
  placePools,
  shownLinks,
} from '../../drawing/index.ts';
import type { Summary } from '../../results/index.ts';
import { useDerivedStore, useDesignStore, useSessionStore, useShownResults } from '../state/index.ts';
import { type Scene, useDrawingStore } from './drawing-store.ts';

/** Largest drawing that is laid out again on every frame of a drag; larger ones follow when the drag ends. */
const liveLayoutLimit = 2500;

function useLayout(topology: ExpandedTopology | null, design: Design): Layout | null {
  const dragged = useDrawingStore((store) => store.dragged);
  const { deployment, view } = design;
  const patterns = design.topology.patterns;
  const pools = useMemo(() => (topology ? placePools(deployment, topology) : []), [deployment, topology]);
  const patternIds = useMemo(() => patterns.map(({ id }) => id), [patterns]);
  const isLive = (topology?.nodes.length ?? 0) <= liveLayoutLimit;
  const shown = isLive ? dragged : emptyPlaces;
  return useMemo(() => {
    if (!topology) return null;
    const positions = Object.keys(shown).length === 0 ? view.positions : { ...view.positions, ...shown };
    return layoutTopology(topology, { ...view, positions }, { pools, patternIds });
  }, [topology, view, shown, pools, patternIds]);
}

const emptyPlaces = {};

function pictureWords(layout: Layout, design: Design, summary: Summary | null, powerOf: (container: number) => number): Scene['picture'] {
  const definitions = design.definitions;
  const occupancyOfNode = new Float64Array(layout.nodeCount);
  layout.pools.forEach((pool) => {
    const fill = summary?.pools.find(({ id }) => id === pool.id)?.kvOccupancyFraction ?? 0;
    for (const node of pool.accelerators) occupancyOfNode[node] = fill;
  });
  const details = new Map<number, string>();
  return {
    containerDetail(container) {
      const known = details.get(container);
      if (known !== undefined) return known;
      const { definition, kind } = layout.topology.containers[container];
      const accelerators = nodesIn({ layout }, layout.nodeCount + container).filter(
        (node) => layout.topology.nodes[node].kind === 'accelerator',
      ).length;
      const name = definition === null ? '' : (definitions[definition]?.label ?? definition);
      const isServer = kind === 'server' || kind === 'tray' || kind === 'chassis';
      const watts = powerOf(container);
      const size = accelerators > 0 ? `${accelerators} GPU` : '';
      const words = isServer ? [name] : [name, size, watts > 0 ? formatWatts(watts) : ''];
      const text = words.filter((word) => word !== '').join(' · ');
      details.set(container, text);
      return text;
    },
    poolDetail(pool) {
      const placement: PoolPlacement = layout.pools[pool];
      const figures = summary?.pools.find(({ id }) => id === placement.id);
      const words = [placement.detail];
      if (figures) words.push(`${formatPercent(figures.busyFraction)} busy`, `KV ${formatPercent(figures.kvOccupancyFraction)}`);
      return words.filter((word) => word !== '').join(' · ');
    },
    memoryFill: (node) => occupancyOfNode[node],
  };
}

/** Keeps the scene in step with the document, the results and the chosen overlay. */
export function useDrawing(): Scene | null {
  const design = useDesignStore((store) => store.design);
  const topology = useDerivedStore((store) => store.topology);
  const overlay = useSessionStore((session) => session.overlay);
  const level = useDrawingStore((store) => store.level);
  const bundling = useSessionStore((session) => session.bundling);
  const results = useShownResults();
  const summary = results?.summary ?? null;
  const layout = useLayout(topology, design);
  const cost = useDerivedStore((store) => store.cost);
  const pools = layout?.pools;
  const frame = useMemo(() => {
    if (!topology || !pools) return null;
    return overlays.get(overlay).frame({ topology, pools, summary, cost });
  }, [topology, pools, summary, overlay, cost]);
  const picture = useMemo(
    () => (layout ? pictureWords(layout, design, summary, (container) => cost?.containers[container]?.powerWatts ?? 0) : null),
    [layout, design, summary, cost],
  );
  const scene = useMemo<Scene | null>(() => {
    if (!layout || !frame || !picture || frame.nodeClass.length !== layout.nodeCount) return null;
    return { layout, frame, figures: linkFigures(layout, frame), picture };
  }, [layout, frame, picture]);
  const isStale = results?.isStale ?? false;
  useEffect(() => {
    useDrawingStore.setState({ scene, isStale });
  }, [scene, isStale]);
  useEffect(() => {
    if (!layout) {
      useDrawingStore.setState({ shownLinks: [], linkIndex: null, hoveredHalf: null, hover: null });
      return;
    }
    const shown = shownLinks(layout, level, null, bundling);
    let index: LinkIndex | null = null;
    const linkIndex = (): LinkIndex => {
      index ??= indexLinks(layout, shown);
      return index;
    };
    useDrawingStore.setState({
      shownLinks: shown,
      linkIndex,
      isBundled: isBundledAt(layout, level, bundling),
      hoveredHalf: null,
      hoveredRibbon: -1,
    });
  }, [layout, level, bundling]);
  // Lines are routed while nothing else happens, so that zooming in does not wait for them.
  useEffect(() => {
    if (!layout) return;
    const request = requestIdleCallback(() => layout.routes(), { timeout: 20_000 });
    return () => cancelIdleCallback(request);
  }, [layout]);
  return scene;
}
