import { useId, useState } from 'react';
import { downloadDocument, refusalOf, saveDocumentNamed, useDesignStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { closeDialog, proceed } from './close-dialog.ts';

/** Asks for a name in the documents folder; a name that is taken asks once more. */
export function SaveAsDialog() {
  const id = useId();
  const [name, setName] = useState(() => useDesignStore.getState().design.name);
  const [taken, setTaken] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isTaken = taken !== null && taken === name;

  async function save(): Promise<void> {
    if (name.trim() === '') {
      setProblem('Give it a name.');
      return;
    }
    try {
      if (await saveDocumentNamed(name.trim(), isTaken)) proceed();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'exists') setTaken(name);
      setProblem(refusal.code === 'exists' ? `There is a design named “${name}” already.` : `${refusal.message} ${refusal.remedy}`);
    }
  }

  return (
    <Dialog
      title="Save as"
      width="narrow"
      onClose={closeDialog}
      footer={
        <>
          <Button look="quiet" icon="download" onClick={downloadDocument}>
            Download instead
          </Button>
          <span className="spacer" />
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" onClick={() => void save()}>
            {isTaken ? 'Replace' : 'Save'}
          </Button>
        </>
      }
    >
      <div className="dialog-content stack">
        <label htmlFor={id}>Name</label>
        <input
          id={id}
          className="input"
          data-autofocus
          maxLength={120}
          autoComplete="off"
          value={name}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onChange={(event) => {
            setName(event.target.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void save();
          }}
        />
        <p id={`${id}-problem`} role="alert" className="dialog-problem">
          {problem}
        </p>
      </div>
    </Dialog>
  );
}
