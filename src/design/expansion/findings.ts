import type { Diagnostic } from '../../base/diagnostic.ts';

const subjectLimit = 50;

/** Gathers problems met while writing out: one link of a design may fail a thousand times, and is told once. */
export class Findings {
  private readonly byKey = new Map<string, { first: Diagnostic; subjects: string[]; count: number }>();

  /** Adds a problem, or counts it to the one with the same code and place. */
  add(diagnostic: Diagnostic): void {
    const key = `${diagnostic.code} ${diagnostic.path.join(' ')}`;
    const known = this.byKey.get(key);
    if (!known) {
      this.byKey.set(key, { first: diagnostic, subjects: [...(diagnostic.subjects ?? [])], count: 1 });
      return;
    }
    known.count += 1;
    for (const subject of diagnostic.subjects ?? []) {
      if (known.subjects.length < subjectLimit && !known.subjects.includes(subject)) known.subjects.push(subject);
    }
  }

  /** Everything so far, in the order in which it was first met. */
  diagnostics(): Diagnostic[] {
    return [...this.byKey.values()].map(({ first, subjects, count }) => ({
      ...first,
      message: count === 1 ? first.message : `${first.message} The same holds ${count - 1} more time${count === 2 ? '' : 's'}.`,
      subjects,
    }));
  }
}
