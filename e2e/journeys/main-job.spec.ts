import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, picture, test } from '../app.ts';
import { Editor } from '../pages/editor.ts';

test('from an empty canvas to results on the drawing, and back @main-job', async ({ app, dataFolder }) => {
  const editor = new Editor(app);

  await test.step('the app opens with a preset and its estimate', async () => {
    await editor.estimated();
    await expect(app.getByTestId('status-totals')).toContainText('32 GPUs');
    await picture(app, '01-first-start');
  });

  await test.step('draw two servers and a switch', async () => {
    await editor.newDesign();
    await picture(app, '02-empty');
    await editor.dragFromPalette('palette-system-hgx-h100', 0.12, 0.4);
    await editor.dragFromPalette('palette-system-hgx-h100', 0.58, 0.4);
    await editor.dragFromPalette('palette-part-quantum-2', 0.42, 0.08);
    await expect(app.getByTestId('status-totals')).toContainText('16 GPUs');
    await picture(app, '03-drawn');
  });

  await test.step('connect them', async () => {
    await editor.connect('server', 'switch');
    await editor.connect('server-2', 'switch');
    await expect(app.getByTestId('status-totals')).toContainText('2 network links');
    await picture(app, '04-connected');
  });

  await test.step('make a prefill and a decode pool', async () => {
    await editor.select('server');
    await editor.makePool('prefill');
    await editor.select('server-2');
    await editor.makePool('decode');
    const deployment = await editor.dock('Deployment');
    await expect(deployment.getByRole('region', { name: 'Pool prefill' })).toBeVisible();
    await expect(deployment.getByRole('region', { name: 'Pool decode' })).toBeVisible();
    await picture(app, '05-pools');
  });

  await test.step('choose the model and the workload', async () => {
    const deployment = await editor.dock('Deployment');
    await deployment.getByRole('combobox', { name: 'Model' }).selectOption('llama-3.1-70b');
    const workload = await editor.dock('Workload');
    const requests = workload.getByRole('textbox', { name: 'Requests' });
    await requests.fill('400');
    await requests.press('Enter');
    const rate = workload.getByRole('textbox', { name: 'Rate' });
    await rate.fill('4');
    await rate.press('Enter');
    await picture(app, '06-workload');
  });

  await test.step('run', async () => {
    await editor.dock('Results');
    await editor.estimated();
    await editor.run();
    const requests = await editor.dock('Requests');
    const rows = requests.getByRole('table', { name: 'Requests by arrival' });
    await expect(rows).toHaveAttribute('aria-rowcount', '401'); // a heading and 400 requests
    await editor.dock('Results');
    await picture(app, '07-results');
  });

  await test.step('three overlays, and a value by hover', async () => {
    const values: string[] = [];
    for (const overlay of ['Load', 'KV traffic', 'Cost'] as const) {
      await editor.overlay(overlay);
      await expect(app.getByTestId('legend')).toContainText(overlay === 'KV traffic' ? 'KV' : overlay);
      await editor.device('switch').hover();
      const label = app.getByTestId('hover-label');
      await expect(label).toContainText('switch');
      values.push(await label.innerText());
      await picture(app, `08-overlay-${overlay.toLowerCase().replace(' ', '-')}`);
    }
    expect(values[2]).toMatch(/\$/);
    const links = await editor.dock('Links');
    await links.getByRole('searchbox', { name: 'Filter links' }).fill('tech:infiniband');
    await expect(links.getByRole('table', { name: 'Links by load' }).getByRole('row')).toHaveCount(5); // a heading and two cables, each way
  });

  const saveAs = async (name: string): Promise<string> => {
    await editor.menu('Save as…');
    const dialog = app.getByRole('dialog', { name: 'Save as' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog).toBeHidden();
    const documents = join(dataFolder, 'documents');
    const file = readdirSync(documents).find((entry) => entry.startsWith(name));
    if (!file) throw new Error(`nothing saved as ${name}`);
    return readFileSync(join(documents, file), 'utf8');
  };

  await test.step('save, reopen: identical', async () => {
    const saved = await saveAs('drawn');
    await editor.newDesign();
    await editor.menu('Open…');
    await app.getByRole('dialog', { name: 'Open a design' }).getByRole('list', { name: 'Designs' }).getByText('drawn').click();
    await expect(app.getByTestId('status-totals')).toContainText('16 GPUs');
    const again = await saveAs('reopened');
    expect(again.replace('"name": "reopened"', '"name": "drawn"')).toBe(saved);
    await picture(app, '09-reopened');
  });
});

test('undo takes everything back, redo brings it again, byte for byte @main-job', async ({ app, dataFolder }) => {
  const editor = new Editor(app);
  await editor.newDesign();
  const undo = app.getByRole('button', { name: /^Undo/ });
  const redo = app.getByRole('button', { name: /^Redo/ });
  await expect(undo).toBeDisabled();
  await editor.dragFromPalette('palette-system-hgx-h100', 0.2, 0.4);
  await editor.dragFromPalette('palette-part-quantum-2', 0.6, 0.1);
  await editor.connect('server', 'switch');
  await editor.select('server');
  await editor.makePool('prefill');
  await expect(app.getByTestId('status-totals')).toContainText('8 GPUs');

  const journalled = (): string => {
    const folder = join(dataFolder, 'journal');
    return readdirSync(folder)
      .map((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { text: string }).text)
      .join('');
  };
  await expect.poll(journalled).toContain('"role": "prefill"');
  const drawn = journalled();

  let steps = 0;
  while (await undo.isEnabled()) {
    await undo.click();
    steps += 1;
  }
  expect(steps).toBe(4);
  await expect(app.getByTestId('empty-hints')).toBeVisible();
  for (let i = 0; i < steps; i += 1) await redo.click();
  await expect(app.getByTestId('status-totals')).toContainText('8 GPUs');
  await expect(redo).toBeDisabled();
  await expect.poll(journalled).toBe(drawn);
});

test('a refused connection says why, and what would fit @main-job', async ({ app }) => {
  const editor = new Editor(app);
  await editor.newDesign();
  await editor.dragFromPalette('palette-part-quantum-2', 0.3, 0.3);
  await editor.dragFromPalette('palette-part-nvswitch3', 0.7, 0.3);
  await editor.device('switch').hover();
  const port = await editor.device('switch').locator('[data-port]').boundingBox();
  const target = await editor.device('scale-up-switch').boundingBox();
  if (!port || !target) throw new Error('nothing drawn');
  await app.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
  await app.mouse.down();
  await app.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await expect(app.getByTestId('connection-refusal')).toContainText(/NVLink/);
  await picture(app, '10-refusal');
  await app.mouse.up();
  await expect(app.getByTestId('status-totals')).toContainText('0 network links');
});

test('the whole job with the keyboard alone @main-job', async ({ app }) => {
  const editor = new Editor(app);
  await editor.estimated();
  await app.keyboard.press('Control+k');
  const find = app.getByRole('combobox', { name: 'Find commands, parts and devices' });
  await find.fill('New design');
  await app.keyboard.press('Enter');
  await expect(app.getByTestId('empty-hints')).toBeVisible();
  for (const testId of ['palette-system-hgx-h100', 'palette-system-hgx-h100', 'palette-part-quantum-2']) {
    await app.getByTestId(testId).focus();
    await app.keyboard.press('Enter');
  }
  for (const server of ['server', 'server-2']) {
    await editor.device(server).focus();
    await app.keyboard.press('Enter');
    await app.keyboard.press('c');
    const announcement = app.getByTestId('announcement');
    for (let i = 0; i < 4 && !(await announcement.innerText()).startsWith('switch.'); i += 1) await app.keyboard.press('ArrowRight');
    await app.keyboard.press('Enter');
  }
  await expect(app.getByTestId('status-totals')).toContainText('2 network links');
  for (const [server, role] of [
    ['server', 'prefill'],
    ['server-2', 'decode'],
  ] as const) {
    await editor.device(server).focus();
    await app.keyboard.press('Enter');
    await app.keyboard.press('p');
    const dialog = app.getByRole('dialog', { name: 'Make a pool' });
    await dialog.getByRole('combobox', { name: 'Role' }).focus();
    await app.keyboard.type(role);
    await dialog.getByRole('button', { name: 'Make pool' }).focus();
    await app.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }
  await editor.estimated();
  await app.keyboard.press('F5');
  await expect(app.getByTestId('tile-ttft-p50')).toBeVisible({ timeout: 60_000 });
  await app.keyboard.press('3');
  await expect(app.getByTestId('legend')).toContainText('KV');
});
