import { type Answer, api, type CheckedParams, type EventName, type EventPayload, isMethod, type Method } from './api.ts';
import { type HostError, HostRefusal, toHostError } from './host-error.ts';

/** One handler per call of the table: a missing one does not compile. */
export type Handlers = { readonly [M in Method]: (params: CheckedParams<M>) => Answer<M> | Promise<Answer<M>> };

/** Sends an event to whoever listens. */
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** What crosses the wire in answer to a call: never a raw exception. */
export type Envelope = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: HostError };

/**
 * Answers one call from an untrusted side: the method must be in the table and the arguments must satisfy its schema.
 * Never rejects.
 */
export async function answerCall(handlers: Handlers, method: unknown, params: unknown): Promise<Envelope> {
  try {
    if (!isMethod(method)) {
      throw new HostRefusal({
        code: 'unknown-method',
        message: `There is no call "${String(method).slice(0, 100)}".`,
        remedy: 'Reload the window.',
      });
    }
    const checked = api[method].params.safeParse(params);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      throw new HostRefusal({
        code: 'invalid-params',
        message: `${method}: ${issue.path.join('.') || 'arguments'}: ${issue.message}`,
        remedy: 'Reload the window; if it happens again, report it.',
      });
    }
    // The table pairs each handler with its own schema; TypeScript cannot follow that through a variable key.
    const handler = handlers[method] as (params: unknown) => unknown;
    return { ok: true, value: await handler(checked.data) };
  } catch (thrown) {
    return { ok: false, error: toHostError(thrown) };
  }
}
