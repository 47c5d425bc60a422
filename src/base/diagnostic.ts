/** Something the user can mend: what is wrong, where, and how to put it right. */
export interface Diagnostic {
  /** Stable, kebab-case: what scripts match on. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Keys and indices from the root of the design file to the place. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
  /** Paths of drawn things to select when the user clicks the problem (`rack[0]/server[1]`). */
  readonly subjects?: readonly string[];
}

/** True if any diagnostic stops the design from being simulated. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
