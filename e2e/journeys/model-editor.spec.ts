import { expect, picture, test } from '../app.ts';
import { Editor } from '../pages/editor.ts';

test('a model of the catalogue looked into, copied, changed, undone and used again @designer', async ({ app }) => {
  const editor = new Editor(app);
  await editor.newDesign();
  await app.getByTestId('inspector').getByRole('combobox', { name: 'Model' }).selectOption('deepseek-v3');
  await app.getByTestId('inspector').getByRole('button', { name: 'Look into the model…' }).click();
  const fixed = app.getByRole('dialog', { name: 'DeepSeek-V3' });

  await test.step('what the layers add up to: 61 × (512 + 64) × 2 B = 70,272 B of KV a token', async () => {
    await expect(fixed.getByTestId('model-parameters')).toContainText('671 billion');
    await expect(fixed.getByTestId('model-kv-bf16')).toContainText('70.3 kB');
    await expect(fixed.getByRole('list', { name: 'Layer pattern' }).getByRole('listitem')).toHaveCount(2);
    await expect(fixed.getByRole('textbox', { name: 'Hidden size' })).toBeDisabled();
    await picture(app, '30-model-of-the-catalogue');
  });

  const mine = app.getByRole('dialog', { name: 'My DeepSeek-V3' });
  await test.step('a copy with half the latent: 61 × (256 + 64) × 2 B = 39,040 B', async () => {
    await fixed.getByRole('button', { name: 'Copy to change' }).click();
    await expect(mine.getByText('what-if', { exact: true })).toBeVisible();
    const latent = mine.getByRole('region', { name: 'Mixer mla' }).getByRole('textbox', { name: 'Latent size' });
    await latent.fill('256');
    await latent.press('Enter');
    await expect(mine.getByTestId('model-kv-bf16')).toContainText('39 kB');
    await expect(mine.getByTestId('model-kv-bf16')).toContainText('was 70.3 kB');
  });

  await test.step('another attention, drawn from its schema: sparse, with an indexer', async () => {
    await mine.getByRole('region', { name: 'Mixer mla' }).getByRole('combobox', { name: 'Kind' }).selectOption('dsa');
    await expect(mine.getByRole('region', { name: 'Mixer mla' }).getByRole('textbox', { name: 'Latent size' })).toHaveValue('256');
    // What both kinds have stays; the rest starts from DeepSeek-V3.2.
    await expect(mine.getByRole('textbox', { name: 'Query rank' })).toHaveValue('1,536');
    await expect(mine.getByRole('textbox', { name: 'Tokens chosen' })).toHaveValue('2,048');
    await picture(app, '31-model-what-if');
  });

  await test.step('undone step by step, within the dialog', async () => {
    await mine.getByRole('button', { name: /^Undo/ }).click();
    await expect(mine.getByRole('region', { name: 'Mixer mla' }).getByRole('combobox', { name: 'Kind' })).toHaveValue('mla');
    await mine.getByRole('button', { name: /^Undo/ }).click();
    await expect(mine.getByTestId('model-kv-bf16')).toContainText('70.3 kB');
    await mine.getByRole('button', { name: 'Redo' }).click();
    await expect(mine.getByTestId('model-kv-bf16')).toContainText('39 kB');
  });

  await test.step('a layer that is taken away is 3 × dense less; what does not work out is refused with the reason', async () => {
    await mine.getByRole('button', { name: 'Remove layer run 1' }).click();
    await expect(mine.getByRole('list', { name: 'Layer pattern' }).getByRole('listitem')).toHaveCount(1);
    await expect(mine.getByTestId('model-kv-bf16')).toContainText('37.1 kB'); // 58 × 640 B
    await mine.getByRole('button', { name: /^Undo/ }).click();
    const perToken = mine.getByRole('textbox', { name: 'Experts per token' });
    await perToken.fill('300');
    await perToken.press('Enter');
    await expect(mine.getByRole('textbox', { name: 'Experts per token' })).toHaveValue('8');
  });

  await test.step('closed, the design serves it, and says so', async () => {
    await mine.getByRole('button', { name: 'Done' }).click();
    const choice = app.getByTestId('inspector').getByRole('combobox', { name: 'Model' });
    await expect(choice).toHaveValue('my-deepseek-v3');
    await expect(app.getByTestId('inspector').getByText('what-if', { exact: true })).toBeVisible();
    await choice.selectOption('llama-3.1-70b');
    await choice.selectOption('my-deepseek-v3'); // reusable: it stays among the choices
    await expect(choice).toHaveValue('my-deepseek-v3');
  });
});
