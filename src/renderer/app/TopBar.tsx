import { formatPercent } from '../../base/format.ts';
import { hasUnsavedChanges, libraryOf, useDerivedStore, useDesignStore, useRunStore, useSessionStore } from '../state/index.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { shortcutText } from '../ui/shortcut.ts';
import { runCommandById } from './commands/keyboard.ts';
import { overlayChoices } from './commands/overlay-commands.ts';
import { runBlock } from './commands/run-commands.ts';
import { MainMenu } from './MainMenu.tsx';
import { ThemeButton } from './ThemeButton.tsx';

/** Document, undo, overlay, run. */
export function TopBar() {
  const overlay = useSessionStore((session) => session.overlay);
  return (
    <header className="top-bar">
      <div className="top-bar-start">
        <MainMenu />
        <Logo />
        <DocumentName />
        <span className="divider" />
        <UndoButtons />
      </div>
      <Segmented
        label="Overlay"
        value={overlay}
        options={overlayChoices}
        onChange={(value) => useSessionStore.getState().setOverlay(value)}
      />
      <div className="top-bar-end">
        <RunControls />
        <span className="divider" />
        <ThemeButton />
      </div>
    </header>
  );
}

function Logo() {
  return (
    <span className="logo" aria-hidden="true">
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <path d="M3 3h5v5H3zM10 3h5v5h-5zM6.5 11.5h5v4h-5zM5.5 8v3.5h1M12.5 8v3.5h-1" />
      </svg>
    </span>
  );
}

function DocumentName() {
  const name = useDesignStore((store) => store.design.name || store.name);
  const revision = useDesignStore((store) => store.revision);
  const isUnsaved = useDesignStore(hasUnsavedChanges);
  const model = useDesignStore(
    (store) => libraryOf(store.design).model(store.design.deployment.model)?.label ?? store.design.deployment.model,
  );
  const precision = useDesignStore((store) => store.design.deployment.pools[0]?.precision.weights.toUpperCase() ?? '');
  return (
    <div className="document-name">
      <h1 title={name}>{name}</h1>
      <span data-testid="document-subtitle">{`${model}${precision && ` ${precision}`} · rev ${revision}${isUnsaved ? ' · edited' : ''}`}</span>
    </div>
  );
}

function UndoButtons() {
  const undoLabel = useDesignStore((store) => store.undoLabel);
  const redoLabel = useDesignStore((store) => store.redoLabel);
  return (
    <>
      <IconButton
        icon="undo"
        label="Undo"
        shortcut={`${undoLabel ?? ''}, ${shortcutText('Mod+Z')}`}
        disabledReason={undoLabel === null ? 'nothing to undo' : null}
        onClick={() => runCommandById('edit.undo')}
      />
      <IconButton
        icon="redo"
        label="Redo"
        shortcut={`${redoLabel ?? ''}, ${shortcutText('Mod+Shift+Z')}`}
        disabledReason={redoLabel === null ? 'nothing to redo' : null}
        onClick={() => runCommandById('edit.redo')}
      />
    </>
  );
}

function RunControls() {
  const status = useRunStore((store) => store.status);
  const doneFraction = useRunStore((store) => store.doneFraction);
  const message = useRunStore((store) => store.message);
  const diagnostics = useDerivedStore((store) => store.diagnostics);
  if (status !== 'running') {
    return (
      <Button
        look="primary"
        icon="play"
        disabledReason={runBlock(diagnostics, status)}
        title="Simulate every request (F5)"
        onClick={() => runCommandById('run.start')}
      >
        Run <span className="key-hint">F5</span>
      </Button>
    );
  }
  return (
    <>
      <div className="run-progress">
        <div>
          <span>{message || 'Simulating'}</span>
          <span>{formatPercent(doneFraction)}</span>
        </div>
        <div
          className="progress"
          role="progressbar"
          aria-label="Simulation"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(doneFraction * 100)}
        >
          <i style={{ width: `${doneFraction * 100}%` }} />
        </div>
      </div>
      <Button icon="stop" onClick={() => runCommandById('run.cancel')}>
        Stop
      </Button>
    </>
  );
}
