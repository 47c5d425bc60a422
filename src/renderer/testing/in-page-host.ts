import { catalog } from '../../catalog/index.ts';
import { compileDesign } from '../../compiler/index.ts';
import type { Answer, EventName, EventPayload, HostApi, Method } from '../../contract/index.ts';
import { HostRefusal } from '../../contract/index.ts';
import { parseDesign } from '../../design/index.ts';
import { withCost } from '../../economics/index.ts';
import type { Summary } from '../../results/index.ts';
import { simulate } from '../../simulator/index.ts';

const presetTexts = import.meta.glob<string>('../../../presets/*.cluster.json', { query: '?raw', import: 'default', eager: true });
const presetIndex = import.meta.glob<string>('../../../presets/index.json', { query: '?raw', import: 'default', eager: true });

interface StoredDocument {
  readonly name: string;
  readonly text: string;
  readonly modifiedAt: string;
}

/**
 * A host that lives in the page, for work on components under the development server: presets from the checkout,
 * documents in memory, runs on the page's own thread. It never ships.
 */
export function inPageHost(): HostApi {
  const presets = new Map(Object.entries(presetTexts).map(([path, text]) => [path.split('/').at(-1)!.replace('.cluster.json', ''), text]));
  const defaultId = (JSON.parse(Object.values(presetIndex)[0] ?? '{}') as { readonly default?: string }).default ?? [...presets.keys()][0];
  const documents = new Map<string, StoredDocument>();
  const summaries = new Map<string, Summary>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const emit = <E extends EventName>(event: E, payload: EventPayload<E>): void => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const refuse = (code: 'not-found' | 'exists', message: string): never => {
    throw new HostRefusal({ code, message, remedy: 'Choose another.' });
  };
  const save = (name: string, text: string): Answer<'documents.save'> => {
    const savedAt = new Date().toISOString();
    documents.set(name, { name, text, modifiedAt: savedAt });
    return { docId: name, name, savedAt, notice: null };
  };
  const run = (runId: string, text: string): void => {
    const { design } = parseDesign(text);
    const { input, topology, diagnostics } = design ? compileDesign(design, catalog) : { input: null, topology: null, diagnostics: [] };
    if (!design || !input || !topology) {
      emit('runs.event', { kind: 'failed', runId, diagnostics: [...diagnostics] });
      return;
    }
    const startedAt = performance.now();
    const { summary } = simulate(input);
    summaries.set(
      runId,
      withCost({ design, topology, input, summary: { ...summary, wallSeconds: (performance.now() - startedAt) / 1000 } }),
    );
    emit('runs.event', { kind: 'finished', runId, notice: null });
  };

  const answers: { readonly [M in Method]?: (params: never) => Answer<M> } = {
    'app.info': () => ({ version: 'dev', shell: 'web', hasNativeDialogs: false, isFirstStart: true, openDocIds: [] }),
    'app.setUnsaved': () => null,
    'presets.list': () =>
      [...presets].map(([id, text]) => {
        const { name, notes } = JSON.parse(text) as { name: string; notes?: string };
        return { id, title: name, description: notes ?? '', isDefault: id === defaultId };
      }),
    'presets.open': ({ id }: { id: string }) => ({ name: id, text: presets.get(id) ?? refuse('not-found', `No preset ${id}.`) }),
    'documents.list': () => [...documents].map(([docId, { name, modifiedAt }]) => ({ docId, name, modifiedAt })),
    'documents.open': ({ docId }: { docId: string }) => ({
      docId,
      ...(documents.get(docId) ?? refuse('not-found', `No document ${docId}.`)),
    }),
    'documents.save': ({ docId, text }: { docId: string; text: string }) => save(docId, text),
    'documents.saveAs': ({ name, text, overwrite }: { name: string; text: string; overwrite: boolean }) =>
      documents.has(name) && !overwrite ? refuse('exists', `${name} exists.`) : save(name, text),
    'journal.write': () => null,
    'journal.clear': () => null,
    'journal.list': () => [],
    'runs.start': ({ text }: { text: string }) => {
      const runId = crypto.randomUUID();
      setTimeout(() => run(runId, text), 0);
      return { runId };
    },
    'runs.cancel': () => null,
    'runs.summary': ({ runId }: { runId: string }) => summaries.get(runId) ?? refuse('not-found', `No run ${runId}.`),
    'traces.list': () => [],
  };

  return {
    async call(method, params) {
      const answer = answers[method] as ((params: unknown) => unknown) | undefined;
      return (answer ? answer(params) : refuse('not-found', `The in-page host has no ${method}.`)) as never;
    },
    on(event, listener) {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener as (payload: never) => void));
      return () => known.delete(listener as (payload: never) => void);
    },
  };
}
