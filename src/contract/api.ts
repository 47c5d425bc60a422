import { z } from 'zod';

/**
 * The one table of calls between the renderer and the host, whatever shell carries them (Electron IPC, WebSocket).
 * Arguments are checked by the host, answers by the types. The renderer never names a path: a document is a `docId`.
 */
const documentText = z.string().max(64 * 1024 * 1024);
const docId = z.string().max(200);

const openedDocument = z.object({ docId, name: z.string(), text: documentText, modifiedAt: z.string().nullable() });
const savedDocument = z.object({ docId, name: z.string(), savedAt: z.string() });

export const api = {
  /** Which shell this is and what it can do. */
  'app.info': {
    params: z.object({}),
    result: z.object({
      version: z.string(),
      shell: z.enum(['electron', 'web']),
      /** Electron has dialogs of the system; the web host shows the app's own document list. */
      hasNativeDialogs: z.boolean(),
      isFirstStart: z.boolean(),
    }),
  },
  'presets.list': {
    params: z.object({}),
    result: z.array(z.object({ id: z.string(), title: z.string(), description: z.string(), isDefault: z.boolean() })),
  },
  /** A preset opens as a new, unsaved document. */
  'presets.open': { params: z.object({ id: z.string() }), result: z.object({ name: z.string(), text: documentText }) },
  /** Designs in the documents folder, newest first. */
  'documents.list': { params: z.object({}), result: z.array(z.object({ docId, name: z.string(), modifiedAt: z.string() })) },
  'documents.open': { params: z.object({ docId }), result: openedDocument },
  /** System dialog; null: cancelled. Refused where there is none. */
  'documents.openWithDialog': { params: z.object({}), result: openedDocument.nullable() },
  /** Atomic; refused with `changed-on-disk` if the file is not the one that was opened. */
  'documents.save': { params: z.object({ docId, text: documentText }), result: savedDocument },
  /** A new file in the documents folder; refused with `exists` unless `overwrite`. */
  'documents.saveAs': {
    params: z.object({ name: z.string().min(1).max(120), text: documentText, overwrite: z.boolean() }),
    result: savedDocument,
  },
  'documents.saveWithDialog': { params: z.object({ suggestedName: z.string(), text: documentText }), result: savedDocument.nullable() },
  /** Crash journal: the newest text of a document that is not saved yet. */
  'journal.write': { params: z.object({ key: z.string().max(200), name: z.string(), docId: docId.nullable(), text: documentText }), result: z.null() },
  'journal.clear': { params: z.object({ key: z.string().max(200) }), result: z.null() },
  'journal.list': {
    params: z.object({}),
    result: z.array(z.object({ key: z.string(), name: z.string(), docId: docId.nullable(), text: documentText, writtenAt: z.string() })),
  },
  /** Compiles and simulates a design on a worker thread. Progress and the end come as `runs.event`. */
  'runs.start': {
    params: z.object({ text: documentText, traceId: z.string().nullable(), requestCount: z.int().positive().nullable() }),
    result: z.object({ runId: z.string() }),
  },
  'runs.cancel': { params: z.object({ runId: z.string() }), result: z.null() },
  /** `Summary` of a finished run. */
  'runs.summary': { params: z.object({ runId: z.string() }), result: z.any() },
  /** Carried bytes per second of directed links, in `bucketCount` buckets over [from, to]: row-major [link][bucket]. */
  'runs.readLinkSeries': {
    params: z.object({ runId: z.string(), linkIds: z.array(z.string()), fromSeconds: z.number(), toSeconds: z.number(), bucketCount: z.int().min(1).max(4000) }),
    result: z.object({ fromSeconds: z.number(), bucketSeconds: z.number(), bytesPerSecond: z.array(z.array(z.number())) }),
  },
  /** Busy share, batch and KV occupancy of replicas over time. */
  'runs.readReplicaSeries': {
    params: z.object({ runId: z.string(), fromSeconds: z.number(), toSeconds: z.number(), bucketCount: z.int().min(1).max(4000) }),
    result: z.object({
      fromSeconds: z.number(),
      bucketSeconds: z.number(),
      replicas: z.array(
        z.object({ id: z.string(), pool: z.string(), busyFraction: z.array(z.number()), batch: z.array(z.number()), kvOccupancyFraction: z.array(z.number()) }),
      ),
    }),
  },
  /** Rows of the request table, sorted by arrival. */
  'runs.readRequests': {
    params: z.object({ runId: z.string(), offset: z.int().nonnegative(), limit: z.int().min(1).max(1000) }),
    result: z.object({ total: z.int(), rows: z.array(z.record(z.string(), z.number())) }),
  },
  /** Recorded traces that the host offers (files dropped into its traces folder). */
  'traces.list': { params: z.object({}), result: z.array(z.object({ id: z.string(), name: z.string(), requestCount: z.int() })) },
  'traces.import': { params: z.object({ name: z.string(), text: documentText }), result: z.object({ id: z.string(), requestCount: z.int() }) },
} as const;

export type Api = typeof api;
export type Method = keyof Api;
export type Params<M extends Method> = z.input<Api[M]['params']>;
export type Answer<M extends Method> = z.output<Api[M]['result']>;

/** What the host tells without being asked. */
export const events = {
  'runs.event': z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('progress'), runId: z.string(), doneFraction: z.number(), message: z.string() }),
    z.object({ kind: z.literal('finished'), runId: z.string() }),
    z.object({ kind: z.literal('cancelled'), runId: z.string() }),
    z.object({ kind: z.literal('failed'), runId: z.string(), diagnostics: z.array(z.any()) }),
  ]),
  /** From the native menu; the renderer runs the command of that id. */
  'app.command': z.object({ commandId: z.string() }),
} as const;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;

/** What `window.host` is, in every shell. A refusal rejects with a `HostError`. */
export interface HostApi {
  call<M extends Method>(method: M, params: Params<M>): Promise<Answer<M>>;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}

/** A refusal with a stable code, what happened and what to do. */
export interface HostError {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}
