import { compatibleLinkParts, connect, connectionRefusal, freePorts } from '../../design/index.ts';
import { boxOfPath, boxPath, type Layout } from '../../drawing/index.ts';
import { libraryOf, useDesignStore, useSessionStore, whenDrawn } from '../state/index.ts';
import { type ScreenPoint, useDrawingStore } from './drawing-store.ts';
import { connectableBoxes } from './movable.ts';

/** Judging a device takes a millisecond or more: this many per frame, so that the pointer stays smooth. */
const judgedPerFrameMilliseconds = 6;

function refusalOf(from: string, to: string): { readonly message: string; readonly remedy: string } | null {
  const { design } = useDesignStore.getState();
  const { linkPart } = useSessionStore.getState();
  return connectionRefusal(design, libraryOf(design), from, to, linkPart ?? undefined);
}

/** What lies in a server is joined to it by its definition, not by a new cable. */
function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

/** Starts a link at a device; the others are judged one after another, so that those that fit light up. */
export function startConnecting(layout: Layout, from: string, pointer: ScreenPoint | null): void {
  useDrawingStore.setState({ connecting: { from, to: null, refusal: null, pointer, fits: new Map() }, hover: null, hoveredHalf: null });
  const queue = connectableBoxes(layout)
    .map((box) => boxPath(layout, box))
    .filter((path) => !isWithin(path, from) && !isWithin(from, path));
  const design = useDesignStore.getState().design;
  const step = (): void => {
    const { connecting } = useDrawingStore.getState();
    if (connecting?.from !== from || useDesignStore.getState().design !== design) return;
    const fits = new Map(connecting.fits);
    const until = performance.now() + judgedPerFrameMilliseconds;
    while (queue.length > 0 && performance.now() < until) {
      const path = queue.shift();
      if (path !== undefined && !fits.has(path)) fits.set(path, refusalOf(from, path) === null);
    }
    useDrawingStore.setState({ connecting: { ...connecting, fits } });
    if (queue.length > 0) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Points the loose end at a device, or at nothing. */
export function aimConnection(to: string | null, pointer: ScreenPoint | null): void {
  const { connecting } = useDrawingStore.getState();
  if (!connecting) return;
  const target = to === connecting.from ? null : to;
  const refusal = target === connecting.to ? connecting.refusal : target === null ? null : refusalOf(connecting.from, target);
  useDrawingStore.setState({ connecting: { ...connecting, to: target, refusal, pointer } });
}

/** Leaves the tool without a link. */
export function cancelConnecting(): void {
  if (useDrawingStore.getState().connecting) useDrawingStore.setState({ connecting: null, hover: null });
}

/**
 * Makes the link if the device fits. The usual kind of link is taken; the inspector can change it. With `takesAllPorts`
 * as many cables as both ends have free ports. Returns whether it was made.
 */
export function finishConnecting(takesAllPorts = false): boolean {
  const { connecting } = useDrawingStore.getState();
  useDrawingStore.setState({ connecting: null, hover: null });
  if (!connecting || connecting.to === null) return false;
  const session = useSessionStore.getState();
  const { design, perform } = useDesignStore.getState();
  const part = session.linkPart ?? compatibleLinkParts(design, libraryOf(design), connecting.from, connecting.to)[0]?.id;
  const count =
    takesAllPorts && part !== undefined
      ? Math.max(1, Math.min(...[connecting.from, connecting.to].map((path) => freeCount(path, part))))
      : undefined;
  const refusal = perform(connect, { from: connecting.from, to: connecting.to, part, count });
  if (refusal) {
    session.refuse(refusal);
    return false;
  }
  session.announce(`Connected ${connecting.from} and ${connecting.to}${part ? ` with ${part}` : ''}`);
  selectNewCables(new Set(design.topology.links.map(({ id }) => id)));
  return true;
}

/** Selects what has been drawn, so that its kind and speed can be changed at once. */
function selectNewCables(before: ReadonlySet<string>): void {
  const added = useDesignStore.getState().design.topology.links.filter(({ id }) => !before.has(id));
  const sources = new Set(added.map(({ id }) => id));
  whenDrawn(({ links }) => {
    const cables = links.filter((link) => link.sourceDefinition === null && sources.has(link.sourceId)).map(({ id }) => id);
    if (cables.length > 0 && useDrawingStore.getState().connecting === null) useSessionStore.getState().select(cables);
  });
}

function freeCount(path: string, part: string): number {
  const { design } = useDesignStore.getState();
  return freePorts(design, libraryOf(design), path).filter((port) => port.technologies.includes(part)).length;
}

/** Next or previous device that fits, for arrow keys. */
export function stepConnection(layout: Layout, step: 1 | -1): void {
  const { connecting } = useDrawingStore.getState();
  if (!connecting) return;
  const paths = connectableBoxes(layout)
    .map((box) => boxPath(layout, box))
    .filter((path) => !isWithin(path, connecting.from) && !isWithin(connecting.from, path) && boxOfPath(layout, path) >= 0);
  const start = connecting.to === null ? (step > 0 ? -1 : 0) : paths.indexOf(connecting.to);
  for (let i = 1; i <= paths.length; i += 1) {
    const path = paths[(start + step * i + paths.length * 2) % paths.length];
    if (refusalOf(connecting.from, path) !== null) continue;
    aimConnection(path, null);
    useSessionStore.getState().announce(`${path}. Enter joins it with ${connecting.from}.`);
    return;
  }
  useSessionStore.getState().announce(`Nothing on the drawing can be joined with ${connecting.from}.`);
}
