import { expect, test } from 'vitest';
import { api, type Method } from './api.ts';
import { HostRefusal, isHostError } from './host-error.ts';
import { answerCall, type Handlers } from './serve.ts';
import { connectWebHost, webSocketUrl } from './web-client.ts';
import { connectHost, type DuplexPort, serveHost } from './wire.ts';

/** Two ends of one wire; `close` cuts it. What crosses is recorded. */
function portPair(): { near: DuplexPort; far: DuplexPort; close(): void; crossed: string[] } {
  const listeners = { near: new Set<(text: string) => void>(), far: new Set<(text: string) => void>() };
  const closers = new Set<() => void>();
  const crossed: string[] = [];
  const end = (self: 'near' | 'far', other: 'near' | 'far'): DuplexPort => ({
    send: (text) => {
      crossed.push(text);
      queueMicrotask(() => {
        for (const listener of listeners[other]) listener(text);
      });
    },
    onMessage: (listener) => listeners[self].add(listener),
    onClose: (listener) => closers.add(listener),
  });
  return {
    near: end('near', 'far'),
    far: end('far', 'near'),
    crossed,
    close: () => {
      for (const closer of closers) closer();
    },
  };
}

function handlersWith(some: Partial<Handlers>): Handlers {
  const refuse = () => {
    throw new HostRefusal({ code: 'not-found', message: 'no such thing', remedy: 'look elsewhere' });
  };
  const all = Object.fromEntries((Object.keys(api) as Method[]).map((method) => [method, refuse]));
  return { ...(all as unknown as Handlers), ...some };
}

test('a call crosses the wire and its answer comes back', async () => {
  const pair = portPair();
  serveHost(pair.far, handlersWith({ 'presets.open': ({ id }) => ({ name: id, text: '{}' }) }));
  await expect(connectHost(pair.near).call('presets.open', { id: 'a' })).resolves.toEqual({ name: 'a', text: '{}' });
});

test('answers find their own calls when they come in another order', async () => {
  const pair = portPair();
  const gates = new Map<string, () => void>();
  const open = ({ id }: { id: string }) =>
    new Promise<{ name: string; text: string }>((resolve) => gates.set(id, () => resolve({ name: id, text: '' })));
  serveHost(pair.far, handlersWith({ 'presets.open': open }));
  const client = connectHost(pair.near);
  const first = client.call('presets.open', { id: 'first' });
  const second = client.call('presets.open', { id: 'second' });
  await new Promise((resolve) => setImmediate(resolve));
  gates.get('second')?.();
  gates.get('first')?.();
  expect((await first).name).toBe('first');
  expect((await second).name).toBe('second');
});

test('defaults of the table are filled in before the handler sees them', async () => {
  const pair = portPair();
  const seen: unknown[] = [];
  const save = (params: { overwrite: boolean }) => {
    seen.push(params.overwrite);
    return { docId: 'd', name: 'n', savedAt: '', notice: null };
  };
  serveHost(pair.far, handlersWith({ 'documents.save': save }));
  await connectHost(pair.near).call('documents.save', { docId: 'd', text: '' });
  expect(seen).toEqual([false]);
});

test('a refusal arrives with its code, message and remedy', async () => {
  const pair = portPair();
  serveHost(pair.far, handlersWith({}));
  const refusal = await connectHost(pair.near)
    .call('presets.open', { id: 'a' })
    .catch((error: unknown) => error);
  expect(isHostError(refusal)).toBe(true);
  expect(refusal).toMatchObject({ code: 'not-found', message: 'no such thing', remedy: 'look elsewhere' });
});

test('a bug in a handler becomes a refusal without its stack', async () => {
  const envelope = await answerCall(
    handlersWith({
      'presets.list': () => {
        throw new TypeError('x is undefined');
      },
    }),
    'presets.list',
    {},
  );
  expect(envelope).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(envelope)).not.toContain('.ts:');
});

test.each([
  ['a method that is not in the table', 'documents.delete', {}, 'unknown-method'],
  ['a property that every object has', 'constructor', {}, 'unknown-method'],
  ['a property that every object has', '__proto__', {}, 'unknown-method'],
  ['a method that is no text', 7, {}, 'unknown-method'],
  ['missing arguments', 'presets.open', undefined, 'invalid-params'],
  ['an argument of a wrong type', 'presets.open', { id: 7 }, 'invalid-params'],
  ['an empty docId', 'documents.open', { docId: '' }, 'invalid-params'],
  ['more requests than a page holds', 'runs.readRequests', { runId: 'r', offset: 0, limit: 1001 }, 'invalid-params'],
  ['a negative rate scale', 'runs.start', { text: '{}', traceId: null, requestCount: null, rateScale: -1 }, 'invalid-params'],
])('%s is refused', async (_what, method, params, code) => {
  expect(await answerCall(handlersWith({}), method, params)).toMatchObject({ ok: false, error: { code } });
});

test('events reach their listeners until these unsubscribe', async () => {
  const pair = portPair();
  const emit = serveHost(pair.far, handlersWith({}));
  const seen: string[] = [];
  const stop = connectHost(pair.near).on('app.command', ({ commandId }) => seen.push(commandId));
  emit('app.command', { commandId: 'file.save' });
  await new Promise((resolve) => setImmediate(resolve));
  stop();
  emit('app.command', { commandId: 'file.open' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual(['file.save']);
});

test('a closed wire refuses open and later calls, and sends nothing more', async () => {
  const pair = portPair();
  serveHost(pair.far, handlersWith({ 'presets.list': () => new Promise(() => {}) }));
  const client = connectHost(pair.near);
  const open = client.call('presets.list', {});
  pair.close();
  await expect(open).rejects.toMatchObject({ code: 'disconnected' });
  const sent = pair.crossed.length;
  await expect(client.call('presets.list', {})).rejects.toMatchObject({ code: 'disconnected' });
  expect(pair.crossed.length).toBe(sent);
});

test('noise on the wire is dropped on both ends', async () => {
  const pair = portPair();
  serveHost(pair.far, handlersWith({ 'presets.list': () => [] }));
  const client = connectHost(pair.near);
  for (const noise of [
    '',
    '{',
    '[]',
    'null',
    '{"kind":"call"}',
    '{"kind":"answer","id":99,"envelope":{"ok":true}}',
    '{"kind":"event","event":"__proto__","payload":1}',
  ]) {
    pair.near.send(noise);
    pair.far.send(noise);
  }
  await expect(client.call('presets.list', {})).resolves.toEqual([]);
});

test('the web client waits for its socket and speaks only text', async () => {
  const listeners = new Map<string, (event: { data: unknown }) => void>();
  const sent: string[] = [];
  const connecting = connectWebHost({
    send: (text) => sent.push(text),
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
      listeners.set(type, listener);
    },
  });
  listeners.get('open')?.({ data: undefined });
  const host = await connecting;
  const answer = host.call('presets.list', {});
  expect(JSON.parse(sent[0])).toMatchObject({ kind: 'call', method: 'presets.list' });
  listeners.get('message')?.({ data: new ArrayBuffer(4) });
  listeners.get('message')?.({ data: JSON.stringify({ kind: 'answer', id: 0, envelope: { ok: true, value: [] } }) });
  await expect(answer).resolves.toEqual([]);
});

test('the socket address follows the page', () => {
  expect(webSocketUrl({ protocol: 'http:', host: '127.0.0.1:4100' })).toBe('ws://127.0.0.1:4100/host');
});
