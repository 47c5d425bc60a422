import type { Diagnostic } from '../../../base/diagnostic.ts';
import { addPattern, type Design, type ExpandedTopology, expandTopology, type PartLibrary, patternFamily } from '../../../design/index.ts';
import { drawPicture, layoutTopology, linkFigures, overlays, shownLinks, svgPen } from '../../../drawing/index.ts';

/** What a pattern would draw, before it is placed. */
export interface PatternPreview {
  readonly topology: ExpandedTopology;
  readonly path: string;
  /** Names and numbers: `32 HGX H100`, `8 Quantum-2`, `256 InfiniBand NDR`. */
  readonly counts: readonly (readonly [label: string, count: number, kind: 'host' | 'device' | 'cable'])[];
  readonly acceleratorCount: number;
  readonly problems: readonly Diagnostic[];
}

/** More devices than this are counted, not pictured. */
const picturedLimit = 40_000;

/** Writes a pattern out beside nothing else (or over the drawing, if it names things there) and counts it. */
export function previewPattern(
  design: Design,
  library: PartLibrary,
  pattern: Readonly<Record<string, unknown>> & { readonly kind: string },
): PatternPreview | Diagnostic {
  const kind = patternFamily.find(pattern.kind);
  const isLaidOver = kind?.selectorFields.some((field) => pattern[field] !== undefined) ?? false;
  const alone = isLaidOver ? design : { ...design, topology: { groups: [], instances: [], components: [], patterns: [], links: [] } };
  const placed = addPattern.apply(alone, library, { pattern: { ...pattern, in: undefined } });
  if (!placed.ok) return placed.error;
  const id = placed.value.topology.patterns.at(-1)?.id ?? '';
  const { topology, diagnostics } = expandTopology(placed.value, library);
  const index = placed.value.topology.patterns.length - 1;
  const isOwn = ({ path }: { readonly path: string }): boolean => path.startsWith(`${id}/`);
  const counts = new Map<string, readonly [number, 'host' | 'device' | 'cable']>();
  const add = (label: string, what: 'host' | 'device' | 'cable'): unknown => counts.set(label, [(counts.get(label)?.[0] ?? 0) + 1, what]);
  for (const box of topology.containers)
    if (box.sourceId === id && box.definition !== null) add(placed.value.definitions[box.definition].label, 'host');
  for (const node of topology.nodes) if (node.sourceId === id && isOwn(node)) add(node.part.label, 'device');
  for (const link of topology.links) if (link.sourceId === id && link.sourceDefinition === null) add(link.part.label, 'cable');
  return {
    topology,
    path: id,
    counts: [...counts].map(([label, [count, what]]) => [label, count, what] as const),
    acceleratorCount: topology.nodes.filter((node) => isOwn(node) && node.kind === 'accelerator').length,
    problems: diagnostics.filter(
      ({ path }) => path[0] === 'topology' && (path.length === 1 || (path[1] === 'patterns' && path[2] === index)),
    ),
  };
}

/** The preview as an SVG image: hosts closed, so that the fabric is what one sees. null: too large to picture. */
export function picturePattern({ topology, path }: PatternPreview, theme: Readonly<Record<string, string>>): string | null {
  if (topology.nodes.length > picturedLimit) return null;
  const collapsed = topology.containers.filter((box) => box.definition !== null && box.path.startsWith(`${path}/`)).map((box) => box.path);
  const layout = layoutTopology(topology, { positions: {}, collapsed }, { patternIds: [path] });
  const { bounds } = layout;
  if (bounds.width <= 0) return null;
  const frame = overlays.get('design').frame({ topology, pools: [], summary: null, cost: null });
  const level = layout.links.length > 3000 ? 1 : 2;
  const pen = svgPen(theme);
  drawPicture(
    pen,
    {
      layout,
      frame,
      level,
      zoom: Math.min(1, 420 / bounds.width),
      visible: null,
      containerDetail: () => '',
      poolDetail: () => '',
      memoryFill: () => 0,
      selectedLinks: new Set(),
      hoveredLink: -1,
      saturation: 1,
    },
    linkFigures(layout, frame),
    shownLinks(layout, level, null),
  );
  const view = [bounds.x - 8, bounds.y - 8, bounds.width + 16, bounds.height + 16].map((value) => Math.round(value)).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" font-family="system-ui, sans-serif">${pen.markup()}</svg>`;
}
