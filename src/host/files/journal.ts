import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer, CheckedParams } from '../../contract/index.ts';
import { writeFileAtomically } from './atomic-write.ts';
import type { Documents } from './documents.ts';
import { type FileOperations, systemErrorCode } from './file-operations.ts';

/** The host remembers where the document belongs and what it then held, so that a later session can save it there safely. */
const entrySchema = z.object({
  key: z.string(),
  name: z.string(),
  text: z.string(),
  writtenAt: z.string(),
  document: z.object({ path: z.string(), hash: z.string().nullable() }).nullable(),
});

/** The crash journal: unsaved texts, one file each, until they are saved or given up. */
export class Journal {
  readonly #files: FileOperations;
  readonly #folder: string;
  readonly #documents: Documents;
  readonly #now: () => Date;

  constructor(options: {
    readonly files: FileOperations;
    readonly folder: string;
    readonly documents: Documents;
    readonly now: () => Date;
  }) {
    this.#files = options.files;
    this.#folder = options.folder;
    this.#documents = options.documents;
    this.#now = options.now;
  }

  async write({ key, name, docId, text }: CheckedParams<'journal.write'>): Promise<null> {
    await this.#files.mkdir(this.#folder);
    const document = docId === null ? null : (this.#documents.grantOf(docId) ?? null);
    const entry: z.input<typeof entrySchema> = { key, name, text, writtenAt: this.#now().toISOString(), document };
    await writeFileAtomically(
      this.#files,
      this.#pathOf(key),
      new TextEncoder().encode(JSON.stringify(entry)),
      join(this.#folder, 'copies'),
    );
    return null;
  }

  async clear(key: string): Promise<null> {
    await this.#files.unlink(this.#pathOf(key)).catch((thrown: unknown) => {
      if (systemErrorCode(thrown) !== 'ENOENT') throw thrown;
    });
    return null;
  }

  /** Newest first. An entry that cannot be read back is left where it is: it may be all that is left of someone's work. */
  async list(): Promise<Answer<'journal.list'>> {
    const names = await this.#files.readdir(this.#folder).catch((): string[] => []);
    const entries: Answer<'journal.list'> = [];
    for (const name of names.filter((candidate) => candidate.endsWith('.json') && !candidate.startsWith('.'))) {
      const entry = await this.#readEntry(join(this.#folder, name));
      if (entry === null) continue;
      const docId = entry.document === null ? null : await this.#documents.grant(entry.document.path, entry.document.hash);
      entries.push({ key: entry.key, name: entry.name, docId, text: entry.text, writtenAt: entry.writtenAt });
    }
    return entries.sort((a, b) => b.writtenAt.localeCompare(a.writtenAt));
  }

  async #readEntry(path: string): Promise<z.output<typeof entrySchema> | null> {
    try {
      const entry = entrySchema.safeParse(JSON.parse(new TextDecoder().decode(await this.#files.readFile(path))));
      return entry.success ? entry.data : null;
    } catch {
      return null;
    }
  }

  /** Keys come from the renderer: hashed, they are a file name and nothing else. */
  #pathOf(key: string): string {
    return join(this.#folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
  }
}
