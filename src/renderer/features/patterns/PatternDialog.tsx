import { useEffect, useMemo, useState } from 'react';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { formatCount } from '../../../base/format.ts';
import { addPattern, patternFamily } from '../../../design/index.ts';
import { darkTheme, lightTheme } from '../../../drawing/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { PatternForm } from '../../forms/PatternForm.tsx';
import { libraryOf, shelfOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { type PatternPreview, picturePattern, previewPattern } from './pattern-preview.ts';
import './patterns.css';

const close = (): void => useSessionStore.getState().setDialog('none');
const previewDelayMilliseconds = 120;

/** Places a pattern: its parameters, and what they would draw, before anything is drawn. */
export function PatternDialog() {
  const request = useSessionStore((session) => session.patternRequest);
  const design = useDesignStore((store) => store.design);
  const kind = patternFamily.find(request?.kind ?? '') ?? patternFamily.members[0];
  const [parameters, setParameters] = useState<Readonly<Record<string, unknown>>>(kind.example);
  const preview = usePreview(kind.kind, parameters);
  const isError = preview !== null && 'code' in preview;
  const problems = preview === null ? [] : 'code' in preview ? [preview] : preview.problems;
  const blocking = problems.filter(({ severity }) => severity === 'error');

  function place(): void {
    const at = request?.at ?? {};
    if (!performEdit(addPattern, { pattern: { ...parameters, kind: kind.kind }, ...at })) return;
    const session = useSessionStore.getState();
    const id = useDesignStore.getState().design.topology.patterns.at(-1)?.id;
    session.setDialog('none');
    if (id !== undefined) session.select([id]);
    session.requestCanvas({ kind: 'fit-new' });
    session.announce(`${kind.label} placed`);
  }

  return (
    <Dialog
      title={kind.label}
      width="wide"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabledReason={blocking[0]?.message ?? null} onClick={place}>
            Place
          </Button>
        </>
      }
    >
      <div className="dialog-content pattern-dialog">
        <div className="pattern-form">
          <p className="faint">{kind.help}</p>
          <PatternForm
            kind={kind.kind}
            design={design}
            library={shelfOf(design)}
            value={parameters}
            onChange={(name, value) => {
              const { [name]: _old, ...rest } = parameters;
              setParameters(value === null ? rest : { ...rest, [name]: value });
            }}
          />
        </div>
        <div className="pattern-preview" aria-live="polite">
          {preview !== null && !isError && <Preview preview={preview as PatternPreview} />}
          {problems.map((problem) => (
            <p key={`${problem.code} ${problem.message}`} className={problem.severity === 'error' ? 'dialog-problem' : 'pattern-warning'}>
              {problem.message} {problem.remedy}
            </p>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** The preview follows typing, a moment later. */
function usePreview(kind: string, parameters: Readonly<Record<string, unknown>>): PatternPreview | Diagnostic | null {
  const [preview, setPreview] = useState<PatternPreview | Diagnostic | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { design } = useDesignStore.getState();
      setPreview(previewPattern(design, libraryOf(design), { ...parameters, kind }));
    }, previewDelayMilliseconds);
    return () => clearTimeout(timer);
  }, [kind, parameters]);
  return preview;
}

function Preview({ preview }: { readonly preview: PatternPreview }) {
  const picture = useMemo(() => {
    const theme = document.documentElement.dataset.theme === 'dark' ? darkTheme : lightTheme;
    return picturePattern(preview, theme);
  }, [preview]);
  return (
    <>
      {picture === null ? (
        <p className="faint pattern-picture">Too large to picture here; it is counted below.</p>
      ) : (
        <img className="pattern-picture" alt="Preview of the pattern" src={`data:image/svg+xml,${encodeURIComponent(picture)}`} />
      )}
      <dl className="pattern-counts" data-testid="pattern-counts">
        {preview.acceleratorCount > 0 && (
          <div>
            <dt>GPUs</dt>
            <dd>{formatCount(preview.acceleratorCount)}</dd>
          </div>
        )}
        {preview.counts.map(([label, count, what]) => (
          <div key={`${what} ${label}`}>
            <dt>
              {label}
              {what === 'cable' && ' cables'}
            </dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
