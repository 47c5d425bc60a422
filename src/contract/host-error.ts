/** Why the host refuses a call. Stable: the renderer decides by these. */
export const hostErrorCodes = [
  'unknown-method',
  'invalid-params',
  'not-found',
  'exists',
  'changed-on-disk',
  'too-large',
  'not-a-design',
  'no-dialogs',
  'not-permitted',
  'write-failed',
  'read-failed',
  'trace-unreadable',
  'run-not-finished',
  'disconnected',
  'internal',
] as const;
export type HostErrorCode = (typeof hostErrorCodes)[number];

/**
 * A refusal: what happened and what to do. A plain shape, because Electron's context bridge carries plain objects whole
 * but strips every property but the message from an Error.
 */
export interface HostError {
  readonly code: HostErrorCode;
  readonly message: string;
  readonly remedy: string;
}

/** A refusal as a thing that can be thrown. */
export class HostRefusal extends Error implements HostError {
  readonly code: HostErrorCode;
  readonly remedy: string;

  constructor(error: HostError) {
    super(error.message);
    this.name = 'HostRefusal';
    this.code = error.code;
    this.remedy = error.remedy;
  }
}

/** True of what a rejected call carries, in every shell. */
export function isHostError(value: unknown): value is HostError {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message, remedy } = value as Record<string, unknown>;
  return hostErrorCodes.some((known) => known === code) && typeof message === 'string' && typeof remedy === 'string';
}

/** Any thrown value as a refusal. What is not one is our own bug: its message is kept, its stack stays in the host. */
export function toHostError(thrown: unknown): HostError {
  if (isHostError(thrown)) return { code: thrown.code, message: thrown.message, remedy: thrown.remedy };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message: `The host failed: ${message}`, remedy: 'Save your work, and report this with what you did.' };
}
