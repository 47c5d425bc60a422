import { cloneModel, type ResolvedModel, resolveModel, setModel, setOwnModel } from '../../../design/index.ts';
import { modelBodySchema } from '../../../simulator/index.ts';
import { applyEdit, performEdit } from '../../forms/apply-edit.ts';
import { libraryOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { WhatIfBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SchemaForm } from '../../ui/SchemaForm.tsx';
import { schemaFields } from '../../ui/schema-fields.ts';
import { LayerPattern } from './LayerPattern.tsx';
import { MixerParts } from './ModelParts.tsx';
import { ModelTotals } from './ModelTotals.tsx';
import { type ModelBody, modelBody } from './model-body.ts';
import './models.css';

const close = (): void => useSessionStore.getState().setDialog('none');
const wholeFields = schemaFields(modelBodySchema);

/** The served model, layer by layer: looked at if it is of the catalogue, edited if it is the design's own. */
export function ModelDialog() {
  const design = useDesignStore((store) => store.design);
  const library = libraryOf(design);
  const model = resolveModel(design, library, design.deployment.model);
  if (!model) return null;
  const own = Object.hasOwn(design.models ?? {}, model.id);
  const base = model.basedOn === undefined ? undefined : library.model(model.basedOn);
  return (
    <Dialog title={model.label} width="wide" onClose={close} footer={<Footer model={model} isOwn={own} />}>
      <div className="dialog-content model-dialog">
        <div className="model-head">
          {own ? <WhatIfBadge /> : null}
          <p className="faint">
            {own
              ? `A model of this design${base ? `, copied from ${base.label}` : ''}. Every change is a step that can be undone.`
              : `Of the catalogue: ${library.model(model.id)?.source ?? ''}. Copy it to change it.`}
          </p>
        </div>
        <ModelTotals model={model} base={base} />
        {own ? <Editor model={model} /> : <Editor model={model} isFixed />}
      </div>
    </Dialog>
  );
}

/** Everything that a model is made of. A fixed one is shown with its controls off. */
function Editor({ model, isFixed = false }: { readonly model: ResolvedModel; readonly isFixed?: boolean }) {
  const body = modelBody(model);
  const change = (changes: Partial<ModelBody>): void => {
    performEdit(setOwnModel, { id: model.id, model: { ...body, ...changes } });
  };
  return (
    <fieldset className="model-columns" disabled={isFixed}>
      <section aria-label="Whole model">
        <h3>Whole model</h3>
        <SchemaForm fields={wholeFields} value={body} onChange={(value) => change(value as Partial<ModelBody>)} />
      </section>
      <section aria-label="Layers">
        <LayerPattern body={body} onChange={change} />
        <MixerParts side="feedForwards" body={body} onChange={change} />
      </section>
      <section aria-label="Token mixers">
        <MixerParts side="mixers" body={body} onChange={change} />
      </section>
    </fieldset>
  );
}

function Footer({ model, isOwn }: { readonly model: ResolvedModel; readonly isOwn: boolean }) {
  const undoLabel = useDesignStore((store) => store.undoLabel);
  const redoLabel = useDesignStore((store) => store.redoLabel);
  return (
    <>
      <Button look="quiet" disabledReason={undoLabel === null ? 'Nothing to undo.' : null} onClick={() => useDesignStore.getState().undo()}>
        {undoLabel === null ? 'Undo' : `Undo: ${undoLabel}`}
      </Button>
      <Button look="quiet" disabledReason={redoLabel === null ? 'Nothing to redo.' : null} onClick={() => useDesignStore.getState().redo()}>
        Redo
      </Button>
      <span className="spacer" />
      {isOwn && (
        <Button look="danger" onClick={() => dropModel(model)}>
          Drop this model
        </Button>
      )}
      <Button look={isOwn ? 'default' : 'primary'} onClick={() => performEdit(cloneModel, { from: model.id, isServed: true })}>
        {isOwn ? 'Copy again' : 'Copy to change'}
      </Button>
      <Button look={isOwn ? 'primary' : 'default'} onClick={close}>
        Done
      </Button>
    </>
  );
}

/** Back to the catalogue's model and away with this one, as one step. */
function dropModel(model: ResolvedModel): void {
  applyEdit((design, library) => {
    const other = setModel.apply(design, library, { model: model.basedOn ?? library.models()[0].id });
    return other.ok ? setOwnModel.apply(other.value, library, { id: model.id, model: null }) : other;
  }, `Drop model ${model.label}`);
}
