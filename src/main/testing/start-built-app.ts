import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { vi } from 'vitest';
import { createElectronStub, type ElectronStub, type WindowStub } from './electron-stub.ts';

/** The main bundle as built, run against the stub. */
export interface BuiltApp extends ElectronStub {
  readonly dataFolder: string;
  readonly window: WindowStub;
  /** A call as the preload sends it, from the app's own main frame unless said otherwise. */
  call(method: string, params: unknown, frame?: { readonly url: string; readonly parent: unknown } | null): Promise<unknown>;
}

export const builtMain = resolve('out/main/main.js');
export const builtPreload = resolve('out/preload/preload.cjs');
export const appFrame = { url: 'app://clusterwright/index.html', parent: null };

/** Imports out/main/main.js with `electron` replaced. Nothing of the real package is loaded: it would fetch its runtime. */
export async function startBuiltApp(options: { readonly hasLock?: boolean; readonly isReady?: boolean } = {}): Promise<BuiltApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'clusterwright-electron-'));
  const stub = createElectronStub(options);
  vi.resetModules();
  vi.stubEnv('CLUSTERWRIGHT_DATA', dataFolder);
  vi.doMock('electron', () => stub.module);
  await import(/* @vite-ignore */ builtMain);
  if (options.isReady !== false) {
    stub.becomeReady();
    await vi.waitUntil(() => options.hasLock === false || stub.record.windows.length > 0);
  }
  return {
    ...stub,
    dataFolder,
    window: stub.record.windows[0],
    call: async (method, params, frame = appFrame) =>
      stub.record.ipc.get('clusterwright:call')?.({ senderFrame: frame } as never, method, params),
  };
}
