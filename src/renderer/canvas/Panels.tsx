import { boxOfPath, boxPath, type Level } from '../../drawing/index.ts';
import { useSessionStore, useShownResults } from '../state/index.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Scene, useDrawingStore } from './drawing-store.ts';

const levelNames: Readonly<Record<Level, string>> = { 0: 'L0 site', 1: 'L1 pod', 2: 'L2 rack', 3: 'L3 device', 4: 'L4 inside' };

/** Where the selection lies, as steps to go up; and how much detail the zoom shows. */
export function PathBar({ scene }: { readonly scene: Scene }) {
  const selected = useSessionStore((session) => session.selection.at(-1) ?? null);
  const level = useDrawingStore((store) => store.level);
  const session = useSessionStore.getState();
  const { layout } = scene;
  const steps: string[] = [];
  let box = selected === null ? -1 : boxOfPath(layout, selected);
  for (; box >= 0; box = layout.parent[box]) steps.unshift(boxPath(layout, box));
  return (
    <nav className="canvas-panel path-bar" aria-label="Path of the selection">
      <button type="button" onClick={() => session.requestCanvas({ kind: 'fit-all' })} title="Show everything">
        Site
      </button>
      {steps.map((path, i) => (
        <span key={path} className="path-step">
          <Icon name="chevron-right" size={12} />
          <button
            type="button"
            aria-current={i === steps.length - 1 ? 'location' : undefined}
            onClick={() => {
              session.select([path]);
              session.requestCanvas({ kind: 'fit-selection' });
            }}
          >
            {path.slice(path.lastIndexOf('/') + 1)}
          </button>
        </span>
      ))}
      <span className="badge badge-neutral" data-testid="level-badge">
        {levelNames[level]}
      </span>
    </nav>
  );
}

/** Zoom buttons and figure. */
export function ViewControls() {
  const zoom = useSessionStore((session) => session.zoomFraction);
  const request = useSessionStore((session) => session.requestCanvas);
  return (
    <div className="canvas-panel view-controls" role="toolbar" aria-label="View">
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => request({ kind: 'zoom-out' })}>
        <Icon name="minus" />
      </button>
      <button
        type="button"
        className="zoom-figure"
        aria-label="Zoom to 100 %"
        title="Zoom to 100 %"
        onClick={() => request({ kind: 'zoom-100' })}
      >
        {`${Math.round(zoom * 100)} %`}
      </button>
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => request({ kind: 'zoom-in' })}>
        <Icon name="plus" />
      </button>
      <button type="button" aria-label="Show everything" title="Show everything" onClick={() => request({ kind: 'fit-all' })}>
        <Icon name="fit" />
      </button>
    </div>
  );
}

/** The value under the pointer, or why a link is refused there. */
export function HoverLabel() {
  const hover = useDrawingStore((store) => store.hover);
  if (!hover) return null;
  return (
    <div
      className={`hover-label${hover.refusal ? ' is-refusal' : ''}`}
      role={hover.refusal ? 'alert' : 'status'}
      data-testid={hover.refusal ? 'connection-refusal' : 'hover-label'}
      style={{ left: hover.at.x + 14, top: hover.at.y + 16 }}
    >
      <b>{hover.title}</b>
      {hover.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}

/** Says across the drawing that its figures are of an older state. */
export function StaleRibbon() {
  const results = useShownResults();
  const overlay = useSessionStore((session) => session.overlay);
  if (!results?.isStale || overlay === 'design' || overlay === 'cost') return null;
  return (
    <div className="stale-ribbon" role="status">
      {`from rev ${results.revision}`}
    </div>
  );
}

/** What can be done with an empty canvas. */
export function EmptyHints() {
  const session = useSessionStore.getState();
  return (
    <div className="empty-hints" data-testid="empty-hints">
      <b>An empty datacenter</b>
      <ul>
        <li>
          <Icon name="server" />
          <span>Drag a server or part from the palette to here</span>
        </li>
        <li>
          <Icon name="keyboard" />
          <button type="button" className="canvas-panel hint-button" onClick={() => session.setDialog('command-palette')}>
            Find a part or command <kbd className="key">Ctrl K</kbd>
          </button>
        </li>
        <li>
          <Icon name="document" />
          <button type="button" className="canvas-panel hint-button" onClick={() => session.setDialog('start')}>
            Start from a preset
          </button>
        </li>
      </ul>
    </div>
  );
}

/** How to use the link tool, while it is on. */
export function ToolHint() {
  const tool = useSessionStore((session) => session.tool);
  const from = useDrawingStore((store) => store.connecting?.from ?? null);
  const to = useDrawingStore((store) => store.connecting?.to ?? null);
  if (tool !== 'link' && from === null) return null;
  return (
    <div className="canvas-panel tool-hint" role="status">
      {from === null ? 'Link: choose the first device' : `Link from ${from}${to ? ` to ${to}` : ': choose the other end'}`}
      {to !== null && (
        <span className="tool-hint-more">
          <kbd className="key">Shift</kbd> all free ports
        </span>
      )}
      <kbd className="key">Esc</kbd>
    </div>
  );
}
