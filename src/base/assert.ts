/**
 * Throws when one of our own promises is broken: a bug, never the user's input.
 *
 * @throws Error with the broken promise as its message
 */
export function invariant(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${promise}`);
}
