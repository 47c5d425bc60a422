import { resolveModel, resolveModels, setModel } from '../../design/index.ts';
import { libraryOf, useDesignStore, useSessionStore } from '../state/index.ts';
import { WhatIfBadge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import { performEdit } from './apply-edit.ts';

/** The model that the design serves: one of its own or of the catalogue, and the way to its layers. */
export function ModelChoice() {
  const design = useDesignStore((store) => store.design);
  const library = libraryOf(design);
  const { model } = design.deployment;
  const isOwn = resolveModel(design, library, model)?.basedOn !== undefined;
  return (
    <>
      <SelectField
        label="Model"
        value={model}
        options={resolveModels(design, library).map(({ id, label }) => ({ value: id, label }))}
        badge={isOwn ? <WhatIfBadge /> : undefined}
        onChange={(id) => performEdit(setModel, { model: id })}
      />
      <Button look="quiet" onClick={() => useSessionStore.getState().setDialog('model')}>
        {isOwn ? 'Edit the model…' : 'Look into the model…'}
      </Button>
    </>
  );
}
