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

test('the whole job with the keyboard alone: draw, connect, set a speed, pools, run, save @main-job', async ({ app, dataFolder }) => {
  const editor = new Editor(app);
  const { keyboard } = app;
  const announcement = app.getByTestId('announcement');
  await editor.estimated();
  await editor.find('New design');
  await expect(app.getByTestId('empty-hints')).toBeVisible();

  await test.step('two servers and a switch, each beside the other', async () => {
    for (const name of ['Place HGX H100', 'Place HGX H100', 'Place Quantum-2']) await editor.find(name);
    await expect(app.getByTestId('status-totals')).toContainText('16 GPUs');
    const boxes = await Promise.all(['server', 'server-2', 'switch'].map((path) => editor.device(path).boundingBox()));
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(0, i))
        expect(a && b && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false);
  });

  await test.step('connect both with the switch', async () => {
    for (const server of ['server', 'server-2']) {
      await editor.find(server);
      await keyboard.press('l');
      for (let i = 0; i < 30 && !(await announcement.innerText()).startsWith('switch.'); i += 1) await keyboard.press('ArrowRight');
      await keyboard.press('Enter');
      await expect(announcement).toContainText(`Connected ${server} and switch`);
    }
    await expect(app.getByTestId('status-totals')).toContainText('2 network links');
  });

  await test.step('the link just drawn is selected: half its speed, 25 GB/s each way', async () => {
    const inspector = app.getByTestId('inspector');
    await expect(inspector).toContainText('server-2/nic[0]');
    await keyboard.press('F2');
    await editor.tabTo(inspector.getByRole('textbox', { name: 'Bandwidth' }));
    await keyboard.type('25 GB/s');
    await keyboard.press('Enter');
    await expect(inspector).toContainText('of 25 GB/s');
    await keyboard.press('F6');
    await expect(editor.canvas).toBeFocused();
  });

  await test.step('pools', async () => {
    for (const [server, role] of [
      ['server', 'prefill'],
      ['server-2', 'decode'],
    ] as const) {
      await editor.find(server);
      await keyboard.press('p');
      const dialog = app.getByRole('dialog', { name: 'Make a pool' });
      await editor.tabTo(dialog.getByRole('combobox', { name: 'Role' }));
      await keyboard.type(role);
      await editor.tabTo(dialog.getByRole('button', { name: 'Make pool' }));
      await keyboard.press('Enter');
      await expect(dialog).toBeHidden();
    }
  });

  await test.step('run', async () => {
    await editor.estimated();
    await keyboard.press('F5');
    await expect(app.getByTestId('tile-ttft-p50')).toBeVisible({ timeout: 60_000 });
    await keyboard.press('3');
    await expect(app.getByTestId('legend')).toContainText('KV');
  });

  await test.step('save: the file holds the speed', async () => {
    await keyboard.press('Control+s');
    await expect(app.getByRole('dialog', { name: 'Save as' })).toBeVisible();
    await keyboard.press('Control+a');
    await keyboard.type('by keys');
    await keyboard.press('Enter');
    await expect(app.getByTestId('saved-state')).toContainText('Saved');
    const text = readFileSync(join(dataFolder, 'documents', 'by keys.cluster.json'), 'utf8');
    expect(text).toContain('"bandwidthBytesPerSecond": 25000000000');
    expect(text.match(/"role": "(prefill|decode)"/g)).toHaveLength(2);
  });
});
