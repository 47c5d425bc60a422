import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { preventable } from './testing/electron-stub.ts';
import { type BuiltApp, startBuiltApp } from './testing/start-built-app.ts';

const design = '{"format":"clusterwright-design","name":"a"}';
let app: BuiltApp;
afterEach(() => {
  rmSync(app.dataFolder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

test('the built main bundle starts: one window, one channel, a menu, the page of the app', async () => {
  app = await startBuiltApp();
  expect(app.record.windows.length).toBe(1);
  expect([...app.record.ipc.keys()]).toEqual(['clusterwright:call']);
  expect(app.window.loaded).toEqual(['app://clusterwright/index.html']);
  expect(app.record.menu.length).toBeGreaterThanOrEqual(5);
  app.window.emit('ready-to-show');
  expect(app.window.isShown).toBe(true);
  expect(app.record.paths.get('userData')).toBe(join(app.dataFolder, 'electron'));
});

test('calls reach the host, and its answers and refusals come back in envelopes', async () => {
  app = await startBuiltApp();
  expect(await app.call('app.info', {})).toMatchObject({
    ok: true,
    value: { shell: 'electron', hasNativeDialogs: true, isFirstStart: true, openDocIds: [] },
  });
  expect(await app.call('presets.open', { id: '../package' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('the menu sends commands to the page', async () => {
  app = await startBuiltApp();
  const items = app.record.menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  (items.find(({ label }) => label === 'Save')?.click as (() => void) | undefined)?.();
  expect(app.window.contents.sent).toEqual([['clusterwright:event', 'app.command', { commandId: 'file.save' }]]);
});

test('a file from the dialog is opened by a docId, and saved where it came from', async () => {
  app = await startBuiltApp();
  const path = join(app.dataFolder, 'chosen.cluster.json');
  writeFileSync(path, design);
  app.record.openPaths = [path];
  const opened = (await app.call('documents.openWithDialog', {})) as { value: { docId: string; text: string } };
  expect(opened.value.text).toBe(design);
  expect(JSON.stringify(opened)).not.toContain(app.dataFolder);
  await app.call('documents.save', { docId: opened.value.docId, text: `${design}\n` });
  expect(readFileSync(path, 'utf8')).toBe(`${design}\n`);
});

test('a cancelled dialog is null; a chosen place is written', async () => {
  app = await startBuiltApp();
  expect(await app.call('documents.openWithDialog', {})).toEqual({ ok: true, value: null });
  expect(await app.call('documents.saveWithDialog', { suggestedName: 'x', text: design })).toEqual({ ok: true, value: null });
  app.record.savePath = join(app.dataFolder, 'saved.cluster.json');
  expect(await app.call('documents.saveWithDialog', { suggestedName: 'x', text: design })).toMatchObject({
    ok: true,
    value: { name: 'saved' },
  });
  expect(readFileSync(app.record.savePath, 'utf8')).toBe(design);
});

test('a second start gives its files to the first, and ends', async () => {
  app = await startBuiltApp();
  const path = join(app.dataFolder, 'second.cluster.json');
  writeFileSync(path, design);
  await app.call('app.info', {}); // the page is there
  app.app.emit('second-instance', {}, ['electron', '--flag'], '/', { paths: [path, 7] });
  await vi.waitUntil(() => app.window.contents.sent.length > 0);
  expect(app.window.contents.sent[0].slice(0, 2)).toEqual(['clusterwright:event', 'app.openDocument']);
  expect(app.window.focusCount).toBe(1);
  rmSync(app.dataFolder, { recursive: true, force: true });

  app = await startBuiltApp({ hasLock: false, isReady: false });
  expect(app.record.quitCount).toBe(1);
  expect(app.record.calls).not.toContain('whenReady');
});

test('a file that the system opens before the window is there waits for it', async () => {
  app = await startBuiltApp({ isReady: false });
  const path = join(app.dataFolder, 'early.cluster.json');
  writeFileSync(path, design);
  const event = preventable({});
  app.app.emit('open-file', event, path);
  expect(event.defaultPrevented).toBe(true);
  app.becomeReady();
  await vi.waitUntil(() => app.record.windows.length > 0);
  const info = (await app.call('app.info', {})) as { value: { openDocIds: string[] } };
  expect(await app.call('documents.open', { docId: info.value.openDocIds[0] })).toMatchObject({
    ok: true,
    value: { text: design, name: 'early' },
  });
});

test('a window without changes closes at once', async () => {
  app = await startBuiltApp();
  app.window.used.close();
  expect(app.window.isClosed).toBe(true);
  expect(app.record.messageBoxes).toEqual([]);
  expect(JSON.parse(readFileSync(join(app.dataFolder, 'window.json'), 'utf8'))).toMatchObject({ width: 1000, height: 700 });
});

test.each([
  ['Cancel', 2, false],
  ['Do not save', 1, true],
])('with changes it asks; "%s"', async (_label, response, isClosed) => {
  app = await startBuiltApp();
  await app.call('app.setUnsaved', { isUnsaved: true, name: 'rack' });
  app.record.messageBoxResponse = response;
  app.window.used.close();
  expect(app.record.messageBoxes[0].message).toContain('rack');
  await new Promise((resolve) => setImmediate(resolve));
  expect(app.window.isClosed).toBe(isClosed);
});

test('"Save" has the page save, and closes once it has', async () => {
  app = await startBuiltApp();
  await app.call('app.setUnsaved', { isUnsaved: true, name: 'rack' });
  app.record.messageBoxResponse = 0;
  app.window.used.close();
  await vi.waitUntil(() => app.window.contents.sent.length > 0);
  expect(app.window.contents.sent).toEqual([['clusterwright:event', 'app.command', { commandId: 'file.save' }]]);
  expect(app.window.isClosed).toBe(false);
  await app.call('app.setUnsaved', { isUnsaved: false, name: 'rack' });
  expect(app.window.isClosed).toBe(true);
});

test('a page that dies is loaded again, but not without end', async () => {
  app = await startBuiltApp();
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (let i = 0; i < 5; i += 1) app.window.contents.emit('render-process-gone', {}, { reason: 'crashed' });
  app.window.contents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  said.mockRestore();
  expect(app.window.contents.reloadCount).toBe(3);
});
