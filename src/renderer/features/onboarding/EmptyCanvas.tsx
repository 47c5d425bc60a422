import { guardUnsaved, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { shortcutText } from '../../ui/shortcut.ts';
import './onboarding.css';

/** Four ways to begin, over an empty drawing; gone with the first thing that is placed. */
export function EmptyCanvas() {
  const isEmpty = useDesignStore(({ design: { topology } }) =>
    [topology.groups, topology.instances, topology.components, topology.patterns].every((elements) => elements.length === 0),
  );
  if (!isEmpty) return null;
  const session = useSessionStore.getState();
  return (
    <section className="empty-canvas" aria-label="Ways to begin">
      <p>
        <Icon name="server" />
        Drag a server or a rack from the palette, or press Enter on it
      </p>
      <p>
        <Icon name="search" />
        <span>
          <kbd className="key">{shortcutText('Mod+K')}</kbd> finds and places anything by its name
        </span>
      </p>
      <p>
        <Icon name="link" />
        <span>
          <kbd className="key">L</kbd> joins two ports; only those that fit are offered
        </span>
      </p>
      <div className="row">
        <Button icon="document" onClick={() => guardUnsaved(() => session.setDialog('start'))}>
          Start from a preset
        </Button>
      </div>
    </section>
  );
}
