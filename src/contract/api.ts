import { z } from 'zod';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Summary } from '../results/index.ts';
import type { StudyReport } from '../studies/index.ts';

/**
 * The one table of calls between the renderer and the host, whatever shell carries them (Electron IPC, WebSocket).
 * Arguments are checked by the host, answers by the types. The renderer never names a path: a document is a `docId`.
 */

/** Longest text of a document, in UTF-16 units. */
export const maxDocumentLength = 64 * 1024 * 1024;

const documentText = z.string().max(maxDocumentLength);
const docId = z.string().min(1).max(200);
const documentName = z.string().min(1).max(120);
const runId = z.string().min(1).max(100);
const studyId = z.string().min(1).max(100);
const journalKey = z.string().min(1).max(200);
const bucketCount = z.int().min(1).max(4000);

const openedDocument = z.object({ docId, name: z.string(), text: documentText, modifiedAt: z.string().nullable() });
const savedDocument = z.object({
  docId,
  name: z.string(),
  savedAt: z.string(),
  /** Something the user should know: the file could not be replaced in one step, and was written in place after a copy. */
  notice: z.string().nullable(),
});

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
      /** Documents that the system asked to open before the window was there: open these instead of the default preset. */
      openDocIds: z.array(docId),
    }),
  },
  /** Told on every change, so that closing the window can ask first. */
  'app.setUnsaved': { params: z.object({ isUnsaved: z.boolean(), name: z.string().max(500) }), result: z.null() },
  'presets.list': {
    params: z.object({}),
    result: z.array(z.object({ id: z.string(), title: z.string(), description: z.string(), isDefault: z.boolean() })),
  },
  /** A preset opens as a new, unsaved document. */
  'presets.open': { params: z.object({ id: z.string().max(200) }), result: z.object({ name: z.string(), text: documentText }) },
  /** Designs in the documents folder, newest first. */
  'documents.list': { params: z.object({}), result: z.array(z.object({ docId, name: z.string(), modifiedAt: z.string() })) },
  'documents.open': { params: z.object({ docId }), result: openedDocument },
  /** System dialog; null: cancelled. Refused with `no-dialogs` where there is none. */
  'documents.openWithDialog': { params: z.object({}), result: openedDocument.nullable() },
  /** Atomic. Refused with `changed-on-disk` if the file is not the one that was opened, unless `overwrite`. */
  'documents.save': { params: z.object({ docId, text: documentText, overwrite: z.boolean().default(false) }), result: savedDocument },
  /** A new file in the documents folder; refused with `exists` unless `overwrite`. */
  'documents.saveAs': { params: z.object({ name: documentName, text: documentText, overwrite: z.boolean() }), result: savedDocument },
  'documents.saveWithDialog': { params: z.object({ suggestedName: documentName, text: documentText }), result: savedDocument.nullable() },
  /** Crash journal: the newest text of a document that is not saved yet. */
  'journal.write': {
    params: z.object({ key: journalKey, name: z.string().max(500), docId: docId.nullable(), text: documentText }),
    result: z.null(),
  },
  'journal.clear': { params: z.object({ key: journalKey }), result: z.null() },
  'journal.list': {
    params: z.object({}),
    result: z.array(z.object({ key: z.string(), name: z.string(), docId: docId.nullable(), text: documentText, writtenAt: z.string() })),
  },
  /** Compiles and simulates a design on a worker thread. Progress and the end come as `runs.event`. */
  'runs.start': {
    params: z.object({
      text: documentText,
      traceId: z.string().max(200).nullable(),
      requestCount: z.int().positive().nullable(),
      /** Divides the gaps of a trace. */
      rateScale: z.number().positive().default(1),
    }),
    result: z.object({ runId }),
  },
  /** Stops the engine, at once. The end comes as `runs.event`. */
  'runs.cancel': { params: z.object({ runId }), result: z.null() },
  /** Finished runs that are still on disk, newest first. */
  'runs.list': {
    params: z.object({}),
    result: z.array(
      z.object({ runId, designName: z.string(), designHash: z.string(), finishedAt: z.string(), traceName: z.string().nullable() }),
    ),
  },
  /** `Summary` of a finished run. */
  'runs.summary': { params: z.object({ runId }), result: z.custom<Summary>() },
  /** Carried bytes per second of directed links, in `bucketCount` buckets over [from, to]: row-major [link][bucket]. */
  'runs.readLinkSeries': {
    params: z.object({
      runId,
      linkIds: z.array(z.string().max(2000)).max(100_000),
      fromSeconds: z.number(),
      toSeconds: z.number(),
      bucketCount,
    }),
    result: z.object({ fromSeconds: z.number(), bucketSeconds: z.number(), bytesPerSecond: z.array(z.array(z.number())) }),
  },
  /** Busy share, batch and KV occupancy of replicas over time. */
  'runs.readReplicaSeries': {
    params: z.object({ runId, fromSeconds: z.number(), toSeconds: z.number(), bucketCount }),
    result: z.object({
      fromSeconds: z.number(),
      bucketSeconds: z.number(),
      replicas: z.array(
        z.object({
          id: z.string(),
          pool: z.string(),
          busyFraction: z.array(z.number()),
          batch: z.array(z.number()),
          kvOccupancyFraction: z.array(z.number()),
        }),
      ),
    }),
  },
  /** Rows of the request table, sorted by arrival. A value that does not exist (no second token) is left out. */
  'runs.readRequests': {
    params: z.object({ runId, offset: z.int().nonnegative(), limit: z.int().min(1).max(1000) }),
    result: z.object({ total: z.int(), rows: z.array(z.record(z.string(), z.number())) }),
  },
  /** Answers a question by many runs on worker threads. Progress and the end come as `studies.event`; a study under way ends. */
  'studies.start': {
    params: z.object({
      text: documentText,
      traceId: z.string().max(200).nullable(),
      requestCount: z.int().positive().nullable(),
      request: z.discriminatedUnion('study', [
        z.object({ study: z.enum(['capacity', 'bottlenecks', 'ratio', 'sensitivity']) }),
        z.object({
          study: z.literal('drill'),
          targets: z.array(z.string().max(2000)).min(1).max(100),
          failAtSeconds: z.number().nonnegative().nullable(),
          repairAtSeconds: z.number().positive().nullable(),
        }),
      ]),
    }),
    result: z.object({ studyId }),
  },
  /** Ends its threads at once. */
  'studies.cancel': { params: z.object({ studyId }), result: z.null() },
  /** Recorded traces that the host offers (files dropped into its traces folder). */
  'traces.list': { params: z.object({}), result: z.array(z.object({ id: z.string(), name: z.string(), requestCount: z.int() })) },
  'traces.import': {
    params: z.object({ name: documentName, text: documentText }),
    result: z.object({ id: z.string(), requestCount: z.int() }),
  },
} as const;

export type Api = typeof api;
export type Method = keyof Api;
/** What a caller passes: defaults may be left out. */
export type Params<M extends Method> = z.input<Api[M]['params']>;
/** What a handler receives: checked, defaults filled in. */
export type CheckedParams<M extends Method> = z.output<Api[M]['params']>;
export type Answer<M extends Method> = z.output<Api[M]['result']>;

/** What the host tells without being asked. */
export const events = {
  'runs.event': z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('progress'), runId, doneFraction: z.number(), message: z.string() }),
    /** `notice`: something to tell all the same, for example that the run could not be kept on disk. */
    z.object({ kind: z.literal('finished'), runId, notice: z.string().nullable() }),
    z.object({ kind: z.literal('cancelled'), runId }),
    z.object({ kind: z.literal('failed'), runId, diagnostics: z.array(z.custom<Diagnostic>()) }),
  ]),
  'studies.event': z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('progress'), studyId, doneFraction: z.number(), message: z.string() }),
    z.object({ kind: z.literal('finished'), studyId, report: z.custom<StudyReport>() }),
    z.object({ kind: z.literal('cancelled'), studyId }),
    z.object({ kind: z.literal('failed'), studyId, diagnostics: z.array(z.custom<Diagnostic>()) }),
  ]),
  /** From the native menu; the renderer runs the command of that id. */
  'app.command': z.object({ commandId: z.string() }),
  /** The system asked to open a file (double click, second start): the renderer opens it by `documents.open`. */
  'app.openDocument': z.object({ docId }),
} as const;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;

/** What `window.host` is, in every shell. A refusal rejects with a `HostError`. */
export interface HostApi {
  call<M extends Method>(method: M, params: Params<M>): Promise<Answer<M>>;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}

/** True if the text names a call of the table (not something inherited from Object). */
export function isMethod(name: unknown): name is Method {
  return typeof name === 'string' && Object.hasOwn(api, name);
}

/** True if the text names an event of the table. */
export function isEventName(name: unknown): name is EventName {
  return typeof name === 'string' && Object.hasOwn(events, name);
}
