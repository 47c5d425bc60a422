import { z } from 'zod';
import { type Answer, type EventName, type EventPayload, type HostApi, isEventName, type Method, type Params } from './api.ts';
import { HostRefusal, isHostError } from './host-error.ts';
import { answerCall, type Envelope, type Handlers } from './serve.ts';

/** Anything that carries whole texts both ways, in order: a WebSocket, a message port, a pair of queues in a test. */
export interface DuplexPort {
  send(text: string): void;
  onMessage(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
}

const callMessage = z.object({ kind: z.literal('call'), id: z.int().nonnegative(), method: z.string().max(100), params: z.unknown() });

const hostMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.int().nonnegative(), envelope: z.custom<Envelope>() }),
  z.object({ kind: z.literal('event'), event: z.string(), payload: z.unknown() }),
]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The host's end: answers the calls that come over the port. Returns the function that sends events to the other end.
 * A message that is not a call is dropped: there is no id to answer it by.
 */
export function serveHost(port: DuplexPort, handlers: Handlers): <E extends EventName>(event: E, payload: EventPayload<E>) => void {
  let isOpen = true;
  port.onClose(() => {
    isOpen = false;
  });
  const send = (message: z.input<typeof hostMessage>): void => {
    if (isOpen) port.send(JSON.stringify(message));
  };
  port.onMessage((text) => {
    const call = callMessage.safeParse(parseJson(text));
    if (!call.success) return;
    const { id, method, params } = call.data;
    void answerCall(handlers, method, params).then((envelope) => send({ kind: 'answer', id, envelope }));
  });
  return (event, payload) => send({ kind: 'event', event, payload });
}

/** The caller's end: a `HostApi` over the port. When the port closes, every open call is refused with `disconnected`. */
export function connectHost(port: DuplexPort): HostApi {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  const listeners = new Map<EventName, Set<(payload: unknown) => void>>();
  let nextId = 0;
  let isOpen = true;

  port.onMessage((text) => {
    const message = hostMessage.safeParse(parseJson(text));
    if (!message.success) return;
    if (message.data.kind === 'event') {
      if (isEventName(message.data.event)) for (const listener of listeners.get(message.data.event) ?? []) listener(message.data.payload);
      return;
    }
    const { id, envelope } = message.data;
    const call = waiting.get(id);
    waiting.delete(id);
    if (envelope.ok) call?.resolve(envelope.value);
    else
      call?.reject(
        isHostError(envelope.error) ? new HostRefusal(envelope.error) : disconnected('The host answered in a way that is not understood.'),
      );
  });
  port.onClose(() => {
    isOpen = false;
    for (const call of waiting.values()) call.reject(disconnected('The connection to the host is closed.'));
    waiting.clear();
  });

  return {
    call<M extends Method>(method: M, params: Params<M>): Promise<Answer<M>> {
      return new Promise<Answer<M>>((resolve, reject) => {
        if (!isOpen) {
          reject(disconnected('The connection to the host is closed.'));
          return;
        }
        const id = nextId;
        nextId += 1;
        waiting.set(id, { resolve: (value) => resolve(value as Answer<M>), reject });
        port.send(JSON.stringify({ kind: 'call', id, method, params }));
      });
    },
    on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known);
      const untyped = listener as (payload: unknown) => void;
      known.add(untyped);
      return () => known.delete(untyped);
    },
  };
}

function disconnected(message: string): HostRefusal {
  return new HostRefusal({
    code: 'disconnected',
    message,
    remedy: 'Start Clusterwright again and reload the page; unsaved work is in the journal.',
  });
}
