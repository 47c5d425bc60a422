import { join } from 'node:path';
import { type Answer, HostRefusal } from '../contract/index.ts';
import { parseTrace } from '../simulator/index.ts';
import { type FileOperations, systemErrorCode, writeFileAtomically } from './files/index.ts';
import { safeFileStem } from './policy/index.ts';

const traceEnding = /\.(csv|jsonl)$/i;

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
    const parsed = parseTrace(name, text);
    if (!parsed.ok) throw new HostRefusal({ code: 'trace-unreadable', message: parsed.error.message, remedy: parsed.error.remedy });
    await this.#files.mkdir(this.#folder);
    const ending = traceEnding.exec(name)?.[0].toLowerCase() ?? (text.trimStart().startsWith('{') ? '.jsonl' : '.csv');
    const stem = safeFileStem(name.replace(traceEnding, ''));
    const bytes = new TextEncoder().encode(text);
    for (let number = 1; ; number += 1) {
      const id = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
      const present = await this.#files.readFile(join(this.#folder, id)).catch(() => null);
      if (present !== null && Buffer.compare(present, bytes) !== 0) continue;
      if (present === null) await writeFileAtomically(this.#files, join(this.#folder, id), bytes, join(this.#folder, 'copies'));
      return { id, requestCount: parsed.value.arrivedAtSeconds.length };
    }
  }

  /** The text of a trace, by an id from `list`: a name in the folder, never a path. */
  async read(id: string): Promise<{ readonly name: string; readonly text: string }> {
    const names = await this.#files.readdir(this.#folder).catch((): string[] => []);
    if (!names.includes(id) || !traceEnding.test(id)) {
      throw new HostRefusal({ code: 'not-found', message: `There is no trace "${id}".`, remedy: 'Import it: Workload, Trace, Import.' });
    }
    try {
      return { name: id, text: new TextDecoder().decode(await this.#files.readFile(join(this.#folder, id))) };
    } catch (thrown) {
      throw new HostRefusal({
        code: 'read-failed',
        message: `The trace "${id}" cannot be read (${systemErrorCode(thrown)}).`,
        remedy: 'Import it again.',
      });
    }
  }

  async #requestCount(name: string): Promise<number | null> {
    const path = join(this.#folder, name);
    const found = await this.#files.stat(path).catch(() => null);
    if (!found?.isFile()) return null;
    const key = `${name}\0${found.size}\0${found.mtime.getTime()}`;
    if (!this.#counts.has(key)) {
      const parsed = parseTrace(name, new TextDecoder().decode(await this.#files.readFile(path)));
      this.#counts.set(key, parsed.ok ? parsed.value.arrivedAtSeconds.length : null);
    }
    return this.#counts.get(key) ?? null;
  }
}
