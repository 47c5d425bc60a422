import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { catalogVersion } from '../catalog/index.ts';
import { type Emit, type EventName, type EventPayload, type Handlers, HostRefusal } from '../contract/index.ts';
import { Documents, type FileOperations, Journal, nodeFileOperations } from './files/index.ts';
import { listPresets, openPreset } from './presets.ts';
import { Runs, type RunWorker, runsFolderLimitBytes, traceFileOf } from './runs/index.ts';
import { Studies, threadExecutor } from './studies/index.ts';
import { Traces } from './traces.ts';

/** Where a host finds what it ships with, and where it keeps what is the user's. */
export interface HostOptions {
  /** Folder with package.json, presets/ and out/: the checkout, or the packaged app. */
  readonly appRoot: string;
  readonly dataFolder: string;
  readonly shell: 'electron' | 'web';
  /** The calls that only a shell can answer, for one page; without them they are refused. */
  readonly shellHandlers?: (documents: Documents) => Partial<Handlers>;
  /** Replaced in tests. */
  readonly startWorker?: () => RunWorker;
  readonly files?: FileOperations;
  readonly now?: () => Date;
}

/** The services as one page sees them. */
export interface HostSession {
  readonly handlers: Handlers;
  readonly documents: Documents;
}

/** The app's services under any shell. */
export interface Host {
  /** For each window or tab one: two pages with the same file open must not overwrite one another's work. */
  openSession(): HostSession;
  readonly version: string;
  /** Tells every listener; a shell forwards events to its windows or sockets. */
  readonly emit: Emit;
  onEvent(listener: (event: EventName, payload: EventPayload<EventName>) => void): () => void;
  /** A document that the system asked to open: kept for the window's `app.info`, or told to it if it has asked already. */
  openFromSystem(path: string): Promise<void>;
  /** From here on documents that the system opens wait for the next window's `app.info`. */
  windowClosed(): void;
  close(): Promise<void>;
}

/** Version of the app, from the package.json beside it. */
export function appVersion(appRoot: string): string {
  return (JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Starts the services. Makes the data folder if it is not there. */
export function createHost(options: HostOptions): Host {
  const { appRoot, dataFolder, files = nodeFileOperations, now = () => new Date() } = options;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const isFirstStart = markStarted(dataFolder);
  const version = appVersion(appRoot);
  const presetsFolder = join(appRoot, 'presets');
  const listeners = new Set<(event: EventName, payload: EventPayload<EventName>) => void>();
  const emit: Emit = (event, payload) => {
    for (const listener of listeners) listener(event, payload);
  };
  const paths = new Map<string, string>();
  const traces = new Traces({ files, folder: join(dataFolder, 'traces') });
  const runs = new Runs({
    files,
    folder: join(dataFolder, 'runs'),
    limitBytes: runsFolderLimitBytes,
    version,
    catalogVersion,
    startWorker: options.startWorker ?? (() => new Worker(join(appRoot, 'out', 'main', 'simulation-worker.js')) as RunWorker),
    // One thread is left to the window and to this process; a second run at once only on machines that have room for it.
    workerCount: availableParallelism() > 3 ? 2 : 1,
    emit,
    now,
  });
  const studies = new Studies({ startExecutor: () => threadExecutor(appRoot), emit });
  const openDocIds: string[] = [];
  let isWindowThere = false;

  const openSession = (): HostSession => {
    const documents = new Documents({ paths, files, folder: join(dataFolder, 'documents'), backupFolder: join(dataFolder, 'backup'), now });
    const journal = new Journal({ files, folder: join(dataFolder, 'journal'), documents, now });
    return { documents, handlers: { ...sharedHandlers, ...pageHandlers(documents, journal), ...options.shellHandlers?.(documents) } };
  };

  const sharedHandlers = {
    'app.info': () => {
      isWindowThere = true;
      return {
        version,
        shell: options.shell,
        hasNativeDialogs: options.shell === 'electron',
        isFirstStart,
        openDocIds: openDocIds.splice(0),
      };
    },
    'app.setUnsaved': () => null,
    'presets.list': () =>
      listPresets(presetsFolder).map(({ id, title, description, isDefault }) => ({ id, title, description, isDefault })),
    'presets.open': ({ id }) => openPreset(presetsFolder, id),
    'runs.start': async ({ text, traceId, requestCount, rateScale }) => {
      // A design that came with a path has its trace beside it; here it is looked for by name among the imported ones.
      const wanted = traceId ?? traceFileOf(text);
      const trace = wanted === null ? null : await traces.find(basename(wanted));
      return runs.start({ text, trace, requestCount, seed: null, rateScale });
    },
    'runs.cancel': ({ runId }) => runs.cancel(runId),
    'runs.list': () => runs.list(),
    'runs.summary': ({ runId }) => runs.summary(runId),
    'runs.readLinkSeries': (window) => runs.readLinkSeries(window),
    'runs.readReplicaSeries': (window) => runs.readReplicaSeries(window),
    'runs.readRequests': (page) => runs.readRequests(page),
    'studies.start': async ({ text, traceId, requestCount, request }) => {
      const wanted = traceId ?? traceFileOf(text);
      const trace = wanted === null ? null : await traces.find(basename(wanted));
      return studies.start({ text, trace, requestCount, seed: null, rateScale: 1 }, request);
    },
    'studies.cancel': ({ studyId }) => studies.cancel(studyId),
    'traces.list': () => traces.list(),
    'traces.import': ({ name, text }) => traces.import(name, text),
  } satisfies Partial<Handlers>;

  return {
    openSession,
    version,
    emit,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openFromSystem: async (path) => {
      const docId = await openSession().documents.grant(path);
      if (isWindowThere) emit('app.openDocument', { docId });
      else openDocIds.push(docId);
    },
    windowClosed: () => {
      isWindowThere = false;
    },
    close: async () => {
      await Promise.all([runs.close(), studies.close()]);
    },
  };
}

/** The calls that depend on which page asks. */
function pageHandlers(documents: Documents, journal: Journal) {
  return {
    'documents.list': () => documents.list(),
    'documents.open': ({ docId }) => documents.open(docId),
    'documents.openWithDialog': refuseDialog,
    'documents.save': ({ docId, text, overwrite }) => documents.save(docId, text, overwrite),
    'documents.saveAs': ({ name, text, overwrite }) => documents.saveAs(name, text, overwrite),
    'documents.saveWithDialog': refuseDialog,
    'journal.write': (entry) => journal.write(entry),
    'journal.clear': ({ key }) => journal.clear(key),
    'journal.list': () => journal.list(),
  } satisfies Partial<Handlers>;
}

function refuseDialog(): never {
  throw new HostRefusal({ code: 'no-dialogs', message: 'This shell has no system dialogs.', remedy: 'Use the list of documents.' });
}

/** True on the first start with this data folder. */
function markStarted(dataFolder: string): boolean {
  const marker = join(dataFolder, 'started.json');
  if (existsSync(marker)) return false;
  writeFileSync(marker, '{}\n');
  return true;
}
