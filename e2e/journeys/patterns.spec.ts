import { expect, picture, test } from '../app.ts';
import { Editor } from '../pages/editor.ts';

test('a 32-node rail-optimised cluster from the pattern, 32 to 64, an override kept, undone @designer', async ({ app }) => {
  const editor = new Editor(app);
  await editor.newDesign();
  const inspector = app.getByTestId('inspector');

  await test.step('place it from the palette, with a preview', async () => {
    await (await editor.paletteRow('palette-pattern-rail-optimised')).dblclick();
    const dialog = app.getByRole('dialog', { name: 'Rail-optimised leaf-spine' });
    await expect(dialog.getByTestId('pattern-counts')).toContainText('256'); // 32 hosts × 8 GPUs, and as many rails
    await expect(dialog.getByRole('img', { name: 'Preview of the pattern' })).toBeVisible();
    await picture(app, '20-pattern-form');
    await dialog.getByRole('button', { name: 'Place' }).click();
    await expect(app.getByTestId('status-totals')).toContainText('256 GPUs');
  });

  await test.step('override one leaf', async () => {
    await app.keyboard.press('Control+k');
    await app.getByRole('combobox', { name: 'Find commands, parts and devices' }).fill('pod[0]/leaf[3]');
    await app.keyboard.press('Enter');
    await expect(inspector).toContainText('pod[0]/leaf[3]');
    await inspector.getByRole('textbox', { name: 'Label' }).fill('spare leaf');
    await app.keyboard.press('Enter');
    await expect(inspector.getByText('override', { exact: true })).toBeVisible();
  });

  await test.step('32 becomes 64; the override stays', async () => {
    await app.getByRole('navigation', { name: 'Path of the selection' }).getByRole('button', { name: 'rail-optimised' }).click();
    const hosts = inspector.getByRole('textbox', { name: 'Hosts', exact: true });
    await hosts.fill('64');
    await hosts.press('Enter');
    await expect(app.getByTestId('status-totals')).toContainText('512 GPUs');
    await expect(inspector).toContainText('Overrides');
    await expect(inspector).toContainText('spare leaf');
    await picture(app, '21-pattern-64');
  });

  await test.step('undo twice: 32 again, without the override', async () => {
    await app.getByRole('button', { name: /^Undo/ }).click();
    await expect(app.getByTestId('status-totals')).toContainText('256 GPUs');
    await expect(inspector).toContainText('spare leaf');
    await app.getByRole('button', { name: /^Undo/ }).click();
    await expect(inspector).not.toContainText('spare leaf');
  });

  await test.step('detach makes plain elements of it', async () => {
    await inspector.getByRole('button', { name: 'Detach' }).click();
    await expect(app.getByTestId('status-totals')).toContainText('256 GPUs');
    await app.getByRole('button', { name: /^Undo/ }).click();
  });
});

test('an array of a device in rows and columns, named by both, in one step @designer', async ({ app }) => {
  const editor = new Editor(app);
  await editor.newDesign();
  await editor.dragFromPalette('palette-part-nvidia-h100-sxm', 0.1, 0.1);
  await app.keyboard.press('Control+Shift+d');
  const dialog = app.getByRole('dialog', { name: 'Array' });
  const rows = dialog.getByRole('textbox', { name: 'Rows' });
  await rows.fill('4');
  await rows.press('Enter');
  const columns = dialog.getByRole('textbox', { name: 'Columns' });
  await columns.fill('8');
  await columns.press('Enter');
  const label = dialog.getByRole('textbox', { name: 'Label' });
  await label.fill('gpu{r}-{c+1:02}');
  await label.press('Enter');
  await expect(dialog.getByTestId('array-preview')).toContainText('gpu3-08');
  await dialog.getByRole('button', { name: 'Make array' }).click();
  await expect(app.getByTestId('status-totals')).toContainText('32 GPUs');
  await expect(editor.device('gpu[31]')).toHaveAccessibleName(/gpu3-08/);
  await picture(app, '22-array');
  await app.getByRole('button', { name: /^Undo/ }).click();
  await expect(app.getByTestId('status-totals')).toContainText('1 GPU');
});
