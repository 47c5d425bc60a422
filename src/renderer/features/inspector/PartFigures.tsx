import { type ReactNode, useState } from 'react';
import { partFigures } from '../../../catalog/index.ts';
import { type Part, setPart } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { PartForm } from '../../forms/PartForm.tsx';
import { shelfOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { ConfidenceBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Facts, Section } from './Section.tsx';

/** Every figure of a part with its source and confidence; on request each as a field, for a what-if on the whole design. */
export function PartFigures({ part, actions }: { readonly part: Part; readonly actions?: ReactNode }) {
  const [isEditing, setEditing] = useState(false);
  const own = useDesignStore((store) => (Object.hasOwn(store.design.parts, part.id) ? store.design.parts[part.id] : undefined));
  const library = useDesignStore((store) => shelfOf(store.design));
  return (
    <Section title="Figures" aside={part.vendor}>
      {isEditing ? (
        <PartForm part={part} own={own} />
      ) : (
        <Facts
          rows={partFigures(part, library).map(({ label, text, source }) => [
            label,
            <>
              {text} {source && <ConfidenceBadge source={source} />}
            </>,
          ])}
        />
      )}
      <div className="inspector-actions figure-actions">
        <Button look="quiet" onClick={() => setEditing(!isEditing)}>
          {isEditing ? 'Done' : 'What if…'}
        </Button>
        {actions}
        <Button look="quiet" onClick={() => useSessionStore.getState().openCatalog(part.id)}>
          In the catalogue
        </Button>
        {own && own.basedOn === part.id && (
          <Button look="quiet" onClick={() => performEdit(setPart, { id: part.id, part: null })}>
            Back to the catalogue
          </Button>
        )}
      </div>
      {isEditing && <p className="faint">Changes every {part.label} of this design. The catalogue stays as it is.</p>}
    </Section>
  );
}
