/** What the user wants done with unsaved changes. */
export type UnsavedChoice = 'save' | 'discard' | 'cancel';

/** Knows whether a window's document has unsaved changes, and leads the way out when somebody wants to close it. */
export class UnsavedGuard {
  #isUnsaved = false;
  #name = '';
  #onSaved: (() => void) | null = null;

  /** True if closing now would lose changes. */
  get isUnsaved(): boolean {
    return this.#isUnsaved;
  }

  /** The page tells how its document stands. */
  update(isUnsaved: boolean, name: string): void {
    this.#isUnsaved = isUnsaved;
    this.#name = name;
    if (isUnsaved) return;
    this.#onSaved?.();
    this.#onSaved = null;
  }

  /**
   * Asks, and resolves with whether the window may close. After "save" it resolves once the page says that it has saved: if that
   * fails the window stays, and a later attempt to close asks again. A page that hangs can be left with "discard".
   */
  async mayClose(ask: (name: string) => Promise<UnsavedChoice>, save: () => void): Promise<boolean> {
    const choice = await ask(this.#name);
    if (choice === 'cancel') return false;
    if (choice === 'save') {
      await new Promise<void>((resolve) => {
        this.#onSaved = resolve;
        save();
      });
    }
    this.#isUnsaved = false;
    return true;
  }
}
