import { join } from 'node:path';
import { type Answer, HostRefusal } from '../contract/index.ts';
import { mostTraceRequests, parseTrace, TraceParser } from '../simulator/index.ts';
import { type FileOperations, writeFileAtomically } from './files/index.ts';
import { safeFileStem } from './policy/index.ts';
import type { TraceFile } from './runs/index.ts';

const traceEnding = /\.(csv|jsonl|json)$/i;

/** Recorded traces: files in the traces folder, by name. */
export class Traces {
  readonly #files: FileOperations;
  readonly #folder: string;
  /** Request counts of files already read, keyed by name, size and time. */
  readonly #counts = new Map<string, number | null>();

  constructor(options: { readonly files: FileOperations; readonly folder: string }) {
    this.#files = options.files;
    this.#folder = options.folder;
  }

  /** Readable traces, in order of their names. */
  async list(): Promise<Answer<'traces.list'>> {
    const names = await this.#files.readdir(this.#folder).catch((): string[] => []);
    const listed: Answer<'traces.list'> = [];
    for (const name of names.filter((candidate) => traceEnding.test(candidate) && !candidate.startsWith('.')).sort()) {
      const requestCount = await this.#requestCount(name);
      if (requestCount !== null) listed.push({ id: name, name, requestCount });
    }
    return listed;
  }

  /** Keeps a trace that can be read; refuses one that cannot. A trace of the same name and other bytes gets a number. */
  async import(name: string, text: string): Promise<Answer<'traces.import'>> {
    const bytes = new TextEncoder().encode(text);
    const parsed = parseTrace(name, bytes);
    if (!parsed.ok) throw new HostRefusal({ code: 'trace-unreadable', message: parsed.error.message, remedy: parsed.error.remedy });
    await this.#files.mkdir(this.#folder);
    const ending = traceEnding.exec(name)?.[0].toLowerCase() ?? (text.trimStart().startsWith('{') ? '.jsonl' : '.csv');
    const stem = safeFileStem(name.replace(traceEnding, ''));
    for (let number = 1; ; number += 1) {
      const id = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
      const present = await this.#files.readFile(join(this.#folder, id)).catch(() => null);
      if (present !== null && Buffer.compare(present, bytes) !== 0) continue;
      if (present === null) await writeFileAtomically(this.#files, join(this.#folder, id), bytes, join(this.#folder, 'copies'));
      return { id, requestCount: parsed.value.arrivedAtSeconds.length };
    }
  }

  /** A trace by an id from `list`: a name in the folder, never a path. Whoever runs it reads it. */
  async find(id: string): Promise<TraceFile> {
    const names = await this.#files.readdir(this.#folder).catch((): string[] => []);
    if (!names.includes(id) || !traceEnding.test(id)) {
      throw new HostRefusal({ code: 'not-found', message: `There is no trace "${id}".`, remedy: 'Import it: Workload, Trace, Import.' });
    }
    return { name: id, path: join(this.#folder, id) };
  }

  async #requestCount(name: string): Promise<number | null> {
    const path = join(this.#folder, name);
    const found = await this.#files.stat(path).catch(() => null);
    if (!found?.isFile()) return null;
    const key = `${name}\0${found.size}\0${found.mtime.getTime()}`;
    if (!this.#counts.has(key)) {
      this.#counts.set(key, await this.#count(name, path));
    }
    return this.#counts.get(key) ?? null;
  }

  /** Requests of a trace, as many as a run takes at most; null: it cannot be read. Large files are read in pieces. */
  async #count(name: string, path: string): Promise<number | null> {
    const parser = new TraceParser(name, mostTraceRequests);
    try {
      for await (const piece of this.#files.readPieces(path)) if (!parser.push(piece)) break;
    } catch {
      return null;
    }
    const parsed = parser.finish();
    return parsed.ok ? parsed.value.trace.arrivedAtSeconds.length : null;
  }
}
