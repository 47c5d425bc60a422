import { expect, picture, test } from '../app.ts';
import { Editor } from '../pages/editor.ts';

test('the catalogue: found by name, vendor, year and figures, compared with sources, dragged onto the drawing @designer', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.newDesign();
  await editor.menu('Browse the catalogue…');
  const dialog = app.getByRole('dialog', { name: 'Catalogue' });
  const search = dialog.getByRole('searchbox', { name: 'Search the catalogue' });
  const rows = dialog.getByRole('table', { name: 'Parts and systems' }).locator('tbody tr');
  const family = (name: string) => dialog.getByRole('radio', { name: new RegExp(`^${name}`) }).check({ force: true });

  await test.step('by name and other names, family, vendor and year', async () => {
    await expect(search).toBeFocused();
    await family('Accelerators');
    await expect(rows).toHaveCount(49); // 46 of the facts, two of measured runs, and Rubin Ultra
    await picture(app, '30-catalogue');
    await search.fill('hopper');
    await expect(dialog.getByTestId('catalog-nvidia-h100-sxm')).toBeVisible();
    await search.fill('google 2025');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText('TPU7x');
  });

  await test.step('by a property', async () => {
    await search.fill('memory bandwidth ≥ 8 TB/s');
    await expect(dialog.getByTestId('catalog-nvidia-gb200')).toBeVisible(); // 8 TB/s
    await expect(dialog.getByTestId('catalog-nvidia-b200-sxm')).toHaveCount(0); // 7.7 TB/s
    await search.fill('nvidia >= 100 GB < 1000 W');
    await expect(dialog.getByTestId('catalog-nvidia-h200-sxm')).toBeVisible(); // 141 GB, 700 W
    await expect(dialog.getByTestId('catalog-nvidia-h100-sxm')).toHaveCount(0); // 80 GB
    await picture(app, '31-catalogue-property');
    await search.fill('>= 8 parsecs');
    await expect(rows).toHaveCount(0);
    await search.fill('>= 8 XY/q');
    await expect(dialog.getByText('“XY/q” is no unit of a figure here')).toBeVisible();
  });

  await test.step('with the keyboard alone, four side by side, each figure with its source', async () => {
    await search.fill('sxm');
    await search.press('ArrowDown');
    await expect(rows.first()).toBeFocused();
    for (const id of ['nvidia-h100-sxm', 'nvidia-h200-sxm']) {
      await dialog.getByTestId(`catalog-${id}`).focus();
      await app.keyboard.press('Space');
    }
    await search.fill('');
    await dialog.getByRole('checkbox', { name: /^Compare GB200/ }).check();
    await dialog.getByRole('checkbox', { name: /^Compare MI355X/ }).check();
    await dialog.getByRole('button', { name: 'Compare 4' }).click();
    const compared = dialog.getByTestId('compare-table');
    const bandwidth = compared.getByRole('row', { name: /^Memory bandwidth/ });
    await expect(bandwidth).toContainText('3.35 TB/s');
    await expect(bandwidth).toContainText('4.8 TB/s');
    await expect(bandwidth).toContainText('1.43×'); // 4.8 of 3.35
    await picture(app, '32-catalogue-compare');
    await compared.getByRole('checkbox', { name: 'Sources in full' }).check();
    await expect(bandwidth.getByRole('cell').first()).toContainText('Machine Learning Engineering');
    await picture(app, '33-catalogue-sources');
    await dialog.getByRole('button', { name: 'Back to the list' }).click();
  });

  await test.step('dragged onto the drawing; and placed with Enter', async () => {
    await search.fill('gb200-nvl72');
    await family('Systems');
    // By hand: the catalogue steps aside once the drag has begun, and only then is there a canvas to drop on.
    await dialog.getByTestId('catalog-gb200-nvl72').hover();
    await app.mouse.down();
    await app.mouse.move(520, 300, { steps: 3 });
    await expect(dialog).toBeHidden();
    const canvas = await editor.canvas.boundingBox();
    if (!canvas) throw new Error('no canvas');
    await app.mouse.move(canvas.x + 300, canvas.y + 160, { steps: 3 });
    await app.mouse.up();
    await expect(dialog).toBeHidden();
    await expect(app.getByTestId('status-totals')).toContainText('72 GPUs');
    await app.keyboard.press('Control+Shift+K');
    await search.fill('sn5600');
    await family('Everything');
    await search.press('ArrowDown');
    await app.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(editor.device('switch')).toBeVisible();
  });
});

test('a what-if part: copied, changed, used on the drawing, named by the results, undone, kept while it is used @designer', async ({
  app,
}) => {
  const editor = new Editor(app);
  await editor.newDesign();
  const inspector = app.getByTestId('inspector');
  await inspector.getByRole('combobox', { name: 'Model' }).selectOption('llama-3.1-8b');
  const tpot = app.getByTestId('tile-tpot-mean');

  await test.step('copy the H100 and give it 8 TB/s', async () => {
    await app.keyboard.press('Control+Shift+K');
    const dialog = app.getByRole('dialog', { name: 'Catalogue' });
    await dialog.getByRole('searchbox').fill('nvidia-h100-sxm');
    await dialog.getByTestId('catalog-nvidia-h100-sxm').click();
    await dialog.getByRole('button', { name: 'Copy to change…' }).click();
    const detail = dialog.getByTestId('catalog-detail');
    await expect(detail).toContainText('Not used in this design yet.');
    const bandwidth = detail.getByRole('textbox', { name: 'Memory bandwidth' });
    await bandwidth.fill('8 TB/s');
    await bandwidth.press('Enter');
    await expect(detail.getByText('Confidence what-if: Set in this design').first()).toBeAttached();
    await picture(app, '34-part-editor');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(app.getByTestId('palette-part-my-nvidia-h100-sxm')).toContainText('what-if');
  });

  await test.step('it serves from the palette; the results name it', async () => {
    await app.getByTestId('palette-part-my-nvidia-h100-sxm').dblclick();
    await expect(inspector.getByText('what-if', { exact: true }).first()).toBeVisible();
    await editor.makePool('mixed');
    await editor.estimated();
    const results = await editor.dock('Results');
    const assumption = results.getByText(/What-if: 1 × “My H100 SXM 80 GB” with memory bandwidth 8 TB\/s \(3\.35 TB\/s\)/);
    await assumption.scrollIntoViewIfNeeded();
    await picture(app, '35-what-if-used');
  });

  await test.step('another GPU in its place is slower', async () => {
    const fast = await tpot.textContent();
    await editor.device('gpu').click();
    await inspector.getByRole('combobox', { name: 'Part' }).selectOption('nvidia-h100-sxm');
    await expect(tpot).not.toHaveText(fast ?? '');
    await app.getByRole('button', { name: /^Undo/ }).click();
    await expect(tpot).toHaveText(fast ?? '');
  });

  await test.step('it is not deleted while it is used, and the refusal says where', async () => {
    await app.keyboard.press('Control+Shift+K');
    const dialog = app.getByRole('dialog', { name: 'Catalogue' });
    await dialog.getByRole('searchbox').fill('what-if');
    await dialog.getByTestId('catalog-my-nvidia-h100-sxm').click();
    await expect(dialog.getByTestId('catalog-detail')).toContainText('Used by gpu');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(dialog.getByTestId('catalog-my-nvidia-h100-sxm')).toBeVisible();
    await expect(dialog.getByRole('alert')).toContainText('“My H100 SXM 80 GB” is used by gpu.');
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('undo takes each step back: pool, device, figure, copy', async () => {
    for (let step = 0; step < 4; step += 1) await app.getByRole('button', { name: /^Undo/ }).click();
    await expect(app.getByTestId('palette-part-my-nvidia-h100-sxm')).toHaveCount(0);
  });
});
