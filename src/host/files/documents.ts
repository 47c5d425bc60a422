import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { type Answer, HostRefusal, maxDocumentLength } from '../../contract/index.ts';
import { designFileName, designNameOfFile, isDesignFileName } from '../policy/index.ts';
import { hashOfBytes, writeFileAtomically } from './atomic-write.ts';
import { type FileOperations, systemErrorCode } from './file-operations.ts';
import { inQueue } from './in-queue.ts';
import { keepVersion } from './version-store.ts';

type Opened = Answer<'documents.open'>;
type Saved = Answer<'documents.save'>;

/** What a `docId` stands for, to one page. */
export interface Grant {
  /** Chosen by the user, not by the page. */
  readonly path: string;
  /** Of the bytes that the page last read or wrote there; null: it has not read the file. */
  readonly hash: string | null;
}

/**
 * Design files by capability: the renderer holds docIds, only the host knows their paths. A docId comes from the documents
 * folder, a dialog, the system ("open with"), or the journal of an earlier session; nothing else is ever read or written.
 * Pages share the docIds, but each has its own instance: what one page saves has changed on disk for the others.
 */
export class Documents {
  readonly #paths: Map<string, string>;
  readonly #seenHashes = new Map<string, string>();
  readonly #files: FileOperations;
  readonly #folder: string;
  readonly #backupFolder: string;
  readonly #now: () => Date;

  /**
   * @param paths of each docId; shared by the pages of one host
   * @param backupFolder where old versions and copies go
   */
  constructor(options: {
    readonly paths: Map<string, string>;
    readonly files: FileOperations;
    readonly folder: string;
    readonly backupFolder: string;
    readonly now: () => Date;
  }) {
    this.#paths = options.paths;
    this.#files = options.files;
    this.#folder = options.folder;
    this.#backupFolder = options.backupFolder;
    this.#now = options.now;
  }

  /** Lets the renderer open and save a path that the user has chosen; gives its docId, the same for the same file. */
  async grant(path: string, hash: string | null = null): Promise<string> {
    const real = await this.#files
      .realpath(path)
      .catch(async () => join(await this.#files.realpath(dirname(path)).catch(() => dirname(path)), basename(path)));
    const docId = createHash('sha256').update(real).digest('hex').slice(0, 32);
    this.#paths.set(docId, real);
    if (hash !== null) this.#seenHashes.set(docId, hash);
    return docId;
  }

  /** What a docId stands for, or undefined if it was never granted. */
  grantOf(docId: string): Grant | undefined {
    const path = this.#paths.get(docId);
    return path === undefined ? undefined : { path, hash: this.#seenHashes.get(docId) ?? null };
  }

  /** Designs in the documents folder, newest first. */
  async list(): Promise<Answer<'documents.list'>> {
    const names = await this.#files.readdir(this.#folder).catch((): string[] => []);
    const listed: Answer<'documents.list'>[number][] = [];
    for (const name of names.filter(isDesignFileName)) {
      const path = join(this.#folder, name);
      const found = await this.#files.stat(path).catch(() => null);
      if (found?.isFile())
        listed.push({ docId: await this.grant(path), name: designNameOfFile(name), modifiedAt: found.mtime.toISOString() });
    }
    return listed.sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt) || a.name.localeCompare(b.name));
  }

  async open(docId: string): Promise<Opened> {
    const { path } = this.#granted(docId);
    try {
      const found = await this.#files.stat(path);
      if (!found.isFile()) throw refusal('read-failed', `${path} is not a file.`, 'Choose a design file.');
      if (found.size > maxDocumentLength) throw refusal('too-large', `${path} is larger than 64 MiB.`, 'Choose a design file.');
      const bytes = await this.#files.readFile(path);
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      this.#seenHashes.set(docId, hashOfBytes(bytes));
      return { docId, name: designNameOfFile(basename(path)), text, modifiedAt: found.mtime.toISOString() };
    } catch (thrown) {
      if (thrown instanceof HostRefusal) throw thrown;
      if (systemErrorCode(thrown) === 'ENOENT')
        throw refusal('not-found', `${path} is gone.`, 'It was moved or deleted; choose another file.');
      if (thrown instanceof TypeError) throw refusal('not-a-design', `${path} is not text in UTF-8.`, 'Choose a design file.');
      throw refusal('read-failed', `${path} cannot be read (${describe(thrown)}).`, 'Check that you may read it.');
    }
  }

  /** Writes to the file that the docId stands for, if it still holds what the renderer last saw there. */
  async save(docId: string, text: string, overwrite: boolean): Promise<Saved> {
    const { path } = this.#granted(docId);
    assertDesignText(text);
    // Looking and writing are one step: two pages that save at once must not both find the file unchanged.
    return inQueue(`save ${path}`, async () => {
      const onDisk = await this.#read(path);
      if (onDisk !== null && !overwrite && hashOfBytes(onDisk) !== this.#seenHashes.get(docId)) {
        const message = `${path} was changed by another program or window since it was opened.`;
        throw refusal('changed-on-disk', message, 'Save under another name, or overwrite what is there.');
      }
      return this.#write(docId, path, text, onDisk);
    });
  }

  /** Writes a new file into the documents folder. */
  async saveAs(name: string, text: string, overwrite: boolean): Promise<Saved> {
    assertDesignText(text);
    await this.#files.mkdir(this.#folder);
    const path = join(this.#folder, designFileName(name));
    const onDisk = await this.#read(path);
    if (onDisk !== null && !overwrite) {
      throw refusal(
        'exists',
        `There is a design named "${designNameOfFile(basename(path))}" already.`,
        'Choose another name, or overwrite it.',
      );
    }
    return this.#write(await this.grant(path), path, text, onDisk);
  }

  /** Writes to a path from the system's dialog, which has asked about overwriting. */
  async saveToChosenPath(path: string, text: string): Promise<Saved> {
    assertDesignText(text);
    const onDisk = await this.#read(path);
    return this.#write(await this.grant(path), path, text, onDisk);
  }

  #granted(docId: string): Grant {
    const grant = this.grantOf(docId);
    if (grant === undefined) throw refusal('not-found', 'This document is not open in this session.', 'Open it again.');
    return grant;
  }

  /** The bytes at a path, or null if there is no file. Refuses when there is one that cannot be read: never overwrite blindly. */
  async #read(path: string): Promise<Uint8Array | null> {
    try {
      return await this.#files.readFile(path);
    } catch (thrown) {
      if (systemErrorCode(thrown) === 'ENOENT') return null;
      throw refusal('write-failed', `${path} cannot be read before it is overwritten (${describe(thrown)}).`, 'Save under another name.');
    }
  }

  async #write(docId: string, path: string, text: string, onDisk: Uint8Array | null): Promise<Saved> {
    const bytes = new TextEncoder().encode(text);
    try {
      if (onDisk !== null) await keepVersion(this.#files, join(this.#backupFolder, 'versions'), docId, onDisk, this.#now());
      const outcome = await writeFileAtomically(this.#files, path, bytes, join(this.#backupFolder, 'copies'));
      this.#seenHashes.set(docId, hashOfBytes(bytes));
      const notice =
        outcome.copyPath === null
          ? null
          : `The file could not be replaced in one step, so it was written in place; a copy is at ${outcome.copyPath}.`;
      return { docId, name: designNameOfFile(basename(path)), savedAt: this.#now().toISOString(), notice };
    } catch (thrown) {
      throw refusal(
        'write-failed',
        `${path} was not saved (${describe(thrown)}); what it held before is untouched or in ${this.#backupFolder}.`,
        'Save under another name or in another folder.',
      );
    }
  }
}

function refusal(code: HostRefusal['code'], message: string, remedy: string): HostRefusal {
  return new HostRefusal({ code, message, remedy });
}

function describe(thrown: unknown): string {
  return systemErrorCode(thrown) || (thrown instanceof Error ? thrown.message : String(thrown));
}

/** A last guard: nothing but a design is ever written over a user's file. An unfinished design is one. */
function assertDesignText(text: string): void {
  let format: unknown;
  try {
    format = (JSON.parse(text) as { format?: unknown } | null)?.format;
  } catch {
    format = undefined;
  }
  if (format !== 'clusterwright-design')
    throw refusal('not-a-design', 'What should be saved is not a design.', 'Undo the last change, or report this.');
}
