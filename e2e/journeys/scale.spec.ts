import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { nvl72Fabric } from '../../bench/designs.ts';
import { serializeDesign } from '../../src/design/index.ts';
import { expect, picture, test } from '../app.ts';
import { Editor } from '../pages/editor.ts';
import { countNodeCommits, type NodeCommits, nodeCommits } from '../pages/node-commits.ts';

interface Measured {
  readonly mounted: number;
  readonly elements: number;
  readonly commits: NodeCommits;
}

/**
 * What an act costs: counts against the budgets; script time is told, not held to anything, since the machine may be busy.
 * What a change of level mounts and takes away is told apart from what React renders again though it stays.
 */
async function measure(app: Page, what: string, act: () => Promise<unknown>): Promise<Measured> {
  const session = await app.context().newCDPSession(app);
  await session.send('Performance.enable');
  const script = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  await nodeCommits(app);
  const before = await script();
  await act();
  await app.waitForTimeout(400);
  const commits = await nodeCommits(app);
  const mounted = await app.locator('.react-flow__node').count();
  const elements = await app.evaluate(() => document.querySelectorAll('*').length);
  const { mounts, unmounts, updates } = commits;
  const scriptMilliseconds = Math.round(((await script()) - before) * 1000);
  const line = JSON.stringify({ what, mounted, elements, mounts, unmounts, updates, scriptMilliseconds });
  test.info().annotations.push({ type: 'measured', description: line });
  console.log(line);
  expect(mounted, `${what}: mounted React Flow nodes`).toBeLessThanOrEqual(400);
  expect(elements, `${what}: DOM elements`).toBeLessThanOrEqual(4000);
  await session.detach();
  return { mounted, elements, commits };
}

/** Panning and zooming render nothing again: what stays on screen stays as it is. */
async function measureStill(app: Page, what: string, act: () => Promise<unknown>): Promise<void> {
  const { commits } = await measure(app, what, act);
  expect(commits.updated, `${what}: nodes rendered again though nothing of theirs changed`).toEqual([]);
}

test('9,216 accelerators in 128 racks: opened, panned, zoomed to one accelerator and back, a rack moved @designer', async ({
  context,
  address,
  dataFolder,
}) => {
  test.setTimeout(240_000);
  mkdirSync(join(dataFolder, 'documents'), { recursive: true });
  writeFileSync(join(dataFolder, 'documents', 'fabric.cluster.json'), serializeDesign(nvl72Fabric(8)));
  const app = await context.newPage();
  await countNodeCommits(app);
  await app.goto(address);
  const editor = new Editor(app);
  const box = await editor.canvas.boundingBox();
  if (!box) throw new Error('no canvas');
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;

  await measure(app, 'opened, whole site', async () => {
    await editor.menu('Open…');
    await app.getByRole('dialog', { name: 'Open a design' }).getByRole('list', { name: 'Designs' }).getByText('fabric').click();
    await expect(app.getByTestId('status-totals')).toContainText('9,216 GPUs', { timeout: 120_000 });
  });
  await picture(app, '30-site');

  const pan = async (): Promise<void> => {
    await app.mouse.move(...middle);
    await app.mouse.down({ button: 'middle' });
    for (let step = 1; step <= 12; step += 1) await app.mouse.move(middle[0] + step * 6, middle[1] + step * 4);
    await app.mouse.up({ button: 'middle' });
  };
  await measureStill(app, 'panned, whole site', pan);

  await app.keyboard.press('F6');
  for (const name of ['31-pod', '32-racks', '33-devices', '34-inside']) {
    if (name === '33-devices') {
      await app.keyboard.press('Control+k');
      await app.getByRole('combobox', { name: 'Find commands, parts and devices' }).fill('rack[5]/tray[3]/gpu[2]');
      await app.keyboard.press('Enter');
      await app.waitForTimeout(400);
      await app.keyboard.press('F6');
      await expect(app.getByTestId('level-badge')).toContainText('L3');
    } else if (name === '34-inside') {
      await measureStill(app, `zooming to ${name}`, async () => {
        await app.keyboard.press('Shift+2');
        for (let step = 0; step < 2; step += 1) await app.keyboard.press('+');
      });
      await expect(app.getByTestId('level-badge')).toContainText('L4');
      await expect(editor.device('rack[5]/tray[3]/gpu[2]')).toBeInViewport();
    } else {
      await measureStill(app, `zooming to ${name}`, async () => {
        for (let step = 0; step < (name === '31-pod' ? 8 : 5); step += 1) await app.keyboard.press('+');
      });
      await expect(app.getByTestId('level-badge')).toContainText(name === '31-pod' ? 'L1' : 'L2');
    }
    await measureStill(app, `panned, ${name}`, pan);
    await picture(app, name);
  }
  await measureStill(app, 'back to the site', () => app.keyboard.press('Shift+1'));

  await app.keyboard.press('Control+k');
  await app.getByRole('combobox', { name: 'Find commands, parts and devices' }).fill('rack[7]');
  await app.keyboard.press('Enter');
  await app.keyboard.press('F6');
  await expect(editor.device('rack[7]').locator('.is-selected')).toBeAttached();
  await app.waitForTimeout(400);
  for (const [what, key] of [
    ['a rack moved', 'ArrowRight'],
    ['the move undone', 'Control+z'],
  ] as const) {
    const { commits } = await measure(app, what, () => app.keyboard.press(key));
    expect(commits.updated, `${what}: the rack is rendered again`).toContain('rack[7]');
    expect(
      commits.updated.filter((path) => path !== 'rack[7]' && !path.startsWith('rack[7]/')),
      `${what}: others are not`,
    ).toEqual([]);
  }
});
