import { _electron, test } from '@playwright/test';
import { electronMissing, expect, root } from '../app.ts';

test('Electron opens a sandboxed window on the preset @main-job @security', async () => {
  test.skip(electronMissing !== undefined, electronMissing);
  const electron = await _electron.launch({ args: [root] });
  const window = await electron.firstWindow();
  await expect(window.getByTestId('status-totals')).toContainText('32 GPUs');
  expect(await window.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe('undefined');
  await electron.close();
});
