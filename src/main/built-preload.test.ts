import { readFileSync } from 'node:fs';
import type { ContextBridge, IpcRenderer } from 'electron';
import { expect, test } from 'vitest';
import type { HostApi } from '../contract/index.ts';
import { builtPreload } from './testing/start-built-app.ts';

type EventListener = Parameters<IpcRenderer['on']>[1];

/** Runs out/preload/preload.cjs as a sandboxed page would: `require` knows `electron` and nothing else. */
function runPreload(answer: (method: unknown, params: unknown) => unknown) {
  const exposed = new Map<string, unknown>();
  const required: string[] = [];
  const listeners = new Map<string, EventListener[]>();
  const invoked: unknown[][] = [];
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      invoked.push([channel, ...args]);
      return answer(args[0], args[1]);
    },
    on: (channel: string, listener: EventListener): never => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return undefined as never;
    },
    removeListener: (channel: string, listener: EventListener): never => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== listener),
      );
      return undefined as never;
    },
  } satisfies Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>;
  const contextBridge = { exposeInMainWorld: (name: string, api: unknown) => void exposed.set(name, api) } satisfies Pick<
    ContextBridge,
    'exposeInMainWorld'
  >;
  const require = (name: string): unknown => {
    required.push(name);
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
    return { contextBridge, ipcRenderer };
  };
  new Function('require', 'module', 'exports', readFileSync(builtPreload, 'utf8'))(require, { exports: {} }, {});
  const send = (channel: string, ...args: unknown[]): void => {
    for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer } as never, ...args);
  };
  return { exposed, required, invoked, listeners, send, host: exposed.get('host') as HostApi };
}

test('it is one small CommonJS file that requires electron and nothing else', () => {
  const source = readFileSync(builtPreload, 'utf8');
  expect(source).not.toMatch(/^\s*(import|export)\s/m);
  expect(source.length).toBeLessThan(4000); // no zod, no schemas
  expect(runPreload(() => null).required).toEqual(['electron']);
});

test('it gives the page the two functions of the contract, and nothing of Electron', () => {
  const { exposed, host } = runPreload(() => null);
  expect([...exposed.keys()]).toEqual(['host']);
  expect(Object.keys(host).sort()).toEqual(['call', 'on']);
});

test('a call goes out on one channel and gives the value', async () => {
  const { host, invoked } = runPreload(() => ({ ok: true, value: [] }));
  expect(await host.call('presets.list', {})).toEqual([]);
  expect(invoked).toEqual([['clusterwright:call', 'presets.list', {}]]);
});

test('a refusal rejects with a plain object: the bridge would strip an Error of its code', async () => {
  const error = { code: 'not-found', message: 'm', remedy: 'r' };
  const { host } = runPreload(() => ({ ok: false, error }));
  const refusal = await host.call('presets.open', { id: 'x' }).catch((reason: unknown) => reason);
  expect(refusal).toEqual(error);
  expect(refusal instanceof Error).toBe(false);
});

test('a listener gets the payload of its own event, never Electron’s event object, until it stops', () => {
  const { host, send, listeners } = runPreload(() => null);
  const heard: unknown[][] = [];
  const stop = host.on('app.command', (...args) => heard.push(args));
  send('clusterwright:event', 'app.command', { commandId: 'x' });
  send('clusterwright:event', 'runs.event', { kind: 'finished' });
  stop();
  send('clusterwright:event', 'app.command', { commandId: 'y' });
  expect(heard).toEqual([[{ commandId: 'x' }]]);
  expect(listeners.get('clusterwright:event')).toEqual([]);
});
