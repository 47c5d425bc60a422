import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../../../base/format.ts';
import { type Answer, maxDocumentLength } from '../../../contract/index.ts';
import { setWorkload } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { host } from '../../host.ts';
import { refusalOf, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';

async function listTraces(): Promise<Answer<'traces.list'>> {
  try {
    return await host().call('traces.list', {});
  } catch {
    return []; // a host without a traces folder: importing says what is wrong
  }
}

/** Generated requests, or a recorded trace that the host holds; another can be imported from a file. */
export function TracePicker({ traceFile }: { readonly traceFile: string | null }) {
  const picker = useRef<HTMLInputElement>(null);
  const [traces, setTraces] = useState<Answer<'traces.list'>>([]);

  useEffect(() => {
    void listTraces().then(setTraces);
  }, []);

  async function importFile(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > maxDocumentLength) {
      useSessionStore.getState().notify({
        severity: 'error',
        message: `${file.name} is larger than the 64 MiB that can be imported here.`,
        remedy: 'Copy it into the folder "traces" of the data folder: it is read from there, whatever its size.',
      });
      return;
    }
    try {
      const { id, requestCount } = await host().call('traces.import', { name: file.name, text: await file.text() });
      setTraces(await listTraces());
      performEdit(setWorkload, { changes: { traceFile: id } });
      useSessionStore.getState().announce(`Imported ${formatCount(requestCount)} requests`);
    } catch (error) {
      const { message, remedy } = refusalOf(error);
      useSessionStore.getState().notify({ severity: 'error', message, remedy });
    }
  }

  return (
    <>
      <SelectField
        label="Source"
        value={traceFile ?? ''}
        options={[
          { value: '', label: 'Generated from classes' },
          ...traces.map((trace) => ({ value: trace.id, label: `${trace.name} (${formatCount(trace.requestCount)})` })),
        ]}
        onChange={(id) => performEdit(setWorkload, { changes: { traceFile: id === '' ? undefined : id } })}
      />
      <input
        ref={picker}
        className="visually-hidden"
        type="file"
        accept=".csv,.jsonl,.json,text/csv"
        aria-label="Trace file"
        data-testid="trace-file"
        tabIndex={-1}
        onChange={(event) => void importFile(event.target.files?.[0])}
      />
      <Button
        look="quiet"
        icon="upload"
        title="Azure, BurstGPT or plain CSV, Mooncake or Qwen-Bailian JSON lines, ShareGPT conversations"
        onClick={() => picker.current?.click()}
      >
        Import a trace…
      </Button>
    </>
  );
}
