import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OnBeforeRequestListenerDetails } from 'electron';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { preventable } from './testing/electron-stub.ts';
import { appFrame, type BuiltApp, builtMain, startBuiltApp } from './testing/start-built-app.ts';

/**
 * Electron's security checklist, item by item, on the bundle that ships. The stub is not Electron: these tests say that the app
 * asks for what it should, not that Electron grants it.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security
 */
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => {
  rmSync(app.dataFolder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

/** Sources that ship, tests and their helpers left out. */
function sources(...rooms: readonly string[]): readonly { readonly path: string; readonly text: string }[] {
  return rooms.flatMap((room) =>
    readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|testing/.test(path))
      .map((path) => ({ path: join('src', room, path), text: readFileSync(join('src', room, path), 'utf8') })),
  );
}

function isCancelled(url: string): boolean {
  let cancelled: boolean | undefined;
  app.record.beforeRequest?.({ url } as OnBeforeRequestListenerDetails, ({ cancel }) => {
    cancelled = cancel;
  });
  return cancelled ?? false;
}

const preferences = () => app.window.options.webPreferences ?? {};
const fetchPage = async (path: string): Promise<Response> =>
  (await app.record.protocolHandler?.(new Request(`app://clusterwright${path}`))) ?? Response.error();

test('1: only the app’s own content is loaded', () => {
  for (const url of ['https://example.com/a.js', 'http://127.0.0.1/', 'ws://example.com/', 'file:///etc/passwd', 'app://other/index.html'])
    expect(isCancelled(url)).toBe(true);
  expect(isCancelled('app://clusterwright/assets/a.js')).toBe(false);
  expect(app.window.loaded.every((url) => url.startsWith('app://clusterwright/'))).toBe(true);
});

test('2: no page has Node', () => {
  expect(preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
});

test('3: the page and the preload have worlds of their own', () => {
  expect(preferences().contextIsolation).toBe(true);
});

test('4: every process is sandboxed, before the app is ready', () => {
  expect(app.record.calls.indexOf('enableSandbox')).toBeGreaterThanOrEqual(0);
  expect(app.record.calls.indexOf('enableSandbox')).toBeLessThan(app.record.calls.indexOf('whenReady'));
  expect(preferences().sandbox).toBe(true);
});

test('5: permissions are denied, asked or checked', () => {
  const asked: boolean[] = [];
  const contents = app.window.used.webContents;
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'fullscreen'] as const) {
    app.record.permissionRequest?.(contents, permission, (granted) => asked.push(granted), {
      isMainFrame: true,
      requestingUrl: 'app://clusterwright/',
    });
  }
  expect(asked).toEqual([false, false, false, false, false]);
  expect(app.record.permissionCheck?.(contents, 'media', 'app://clusterwright', {} as never)).toBe(false);
  expect(app.record.devicePermission?.({} as never)).toBe(false);
});

test('6: web security stays on', () => {
  expect(preferences().webSecurity).toBe(true);
});

describe('7: content security policy', () => {
  test('it comes with every answer, found or not', async () => {
    for (const path of ['/index.html', '/nothing.js']) {
      const policy = (await fetchPage(path)).headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).not.toMatch(/unsafe|http/);
    }
  });

  test('the built page needs nothing that the policy forbids', async () => {
    const page = await (await fetchPage('/index.html')).text();
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|https?:\/\//);
  });
});

test('8, 9, 10: no mixed content, no experiments, no Blink features', () => {
  expect(preferences()).toMatchObject({ allowRunningInsecureContent: false, experimentalFeatures: false });
  expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
  for (const { path, text } of sources('main', 'preload', 'host'))
    expect([path, text.match(/enableBlinkFeatures|webSecurity: false|appendSwitch/g)]).toEqual([path, null]);
});

test('11: there is no <webview>, so none may open pop-ups', () => {
  expect(preferences().webviewTag).toBe(false);
  for (const { path, text } of sources('renderer')) expect([path, /<webview|allowpopups/.test(text)]).toEqual([path, false]);
});

test('12: a <webview> that comes about all the same is not attached', () => {
  const event = preventable({});
  app.window.contents.emit('will-attach-webview', event, {}, {});
  expect(event.defaultPrevented).toBe(true);
});

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('13: %s goes nowhere but to the app', (name) => {
  for (const url of [
    'https://example.com/',
    'app://clusterwright.attacker.example/',
    'app://clusterwright@attacker.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ]) {
    const event = preventable({ url });
    app.window.contents.emit(name, event);
    expect([url, event.defaultPrevented]).toEqual([url, true]);
  }
  const reload = preventable({ url: 'app://clusterwright/index.html' });
  app.window.contents.emit(name, reload);
  expect(reload.defaultPrevented).toBe(false);
});

test('14: no page opens a window', () => {
  expect(app.window.contents.windowOpenHandler?.({ url: 'app://clusterwright/' } as never)).toEqual({ action: 'deny' });
});

test('15: nothing is ever handed to the system to open', () => {
  for (const { path, text } of sources('main', 'preload', 'host'))
    expect([path, /openExternal|shell\.openPath|\bshell\b[^'\n]*from 'electron'/.test(text)]).toEqual([path, false]);
});

test('16: Electron is pinned to one release line, and the types are of that line', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
  const installed = (JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string }).version;
  expect(devDependencies.electron).toMatch(/^\d+\.\d+(\.\d+)?$/);
  expect(installed.startsWith(devDependencies.electron)).toBe(true);
});

describe('17: the sender of every call is checked', () => {
  const refused = { ok: false, error: { code: 'not-permitted' } };
  test.each([
    ['a page elsewhere', { url: 'https://example.com/', parent: null }],
    ['a page that looks alike', { url: 'app://clusterwright.attacker.example/', parent: null }],
    ['a frame inside the app', { url: 'app://clusterwright/index.html', parent: appFrame }],
    ['an empty frame', { url: '', parent: null }],
    ['a frame that is gone', null],
  ])('%s is refused', async (_what, frame) => {
    expect(await app.call('presets.list', {}, frame)).toMatchObject(refused);
  });

  test('arguments are checked by schema, the method by the table', async () => {
    expect(await app.call('documents.open', { docId: 7 })).toMatchObject({ ok: false, error: { code: 'invalid-params' } });
    expect(await app.call('toString', {})).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
  });

  test('nothing but the wrapper listens to pages', () => {
    const listening = sources('main', 'host', 'web', 'cli')
      .filter(({ text }) => /ipcMain\.(handle|on|once)/.test(text))
      .map(({ path }) => path);
    expect(listening).toEqual([join('src', 'main', 'ipc.ts')]);
  });
});

test('18: pages come by a protocol of their own, from an allow-list of names', async () => {
  expect(app.record.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  expect(app.record.schemes[0].privileges).not.toHaveProperty('bypassCSP');
  expect((await fetchPage('/index.html')).status).toBe(200);
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/../../main/main.js',
    '/.hidden.js',
    '/index.html/',
  ]) {
    expect([path, (await fetchPage(path)).status]).toEqual([path, 404]);
  }
  expect((await app.record.protocolHandler?.(new Request('app://other/index.html')))?.status).toBe(404);
  expect((await app.record.protocolHandler?.(new Request('app://clusterwright/index.html', { method: 'POST' })))?.status).toBe(404);
  expect(readFileSync(builtMain, 'utf8')).not.toContain('loadFile(');
});

test.each([
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
])('19: the package is built with fuse %s %s', (fuse, value) => {
  expect(readFileSync('scripts/package.mjs', 'utf8')).toContain(`[FuseV1Options.${fuse}]: ${value},`);
});

test('20: the preload passes on no API of Electron', () => {
  const [preload] = sources('preload');
  expect(preload.text.match(/exposeInMainWorld\((.*)\)/)?.[1]).toBe("'host', host");
  expect(preload.text).toContain("from 'electron'");
});

test('the shell stays thin: at most 400 lines in all', () => {
  const lines = sources('main').reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
  expect(lines).toBeLessThanOrEqual(400);
});
