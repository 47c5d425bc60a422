import { expect, picture, test } from '../app.ts';
import { Editor } from '../pages/editor.ts';

test('results say why: bottlenecks with callouts on the drawing, and Stop @results', async ({ app }) => {
  test.setTimeout(240_000);
  const editor = new Editor(app);
  await editor.estimated();
  const workload = await editor.dock('Workload');
  const requests = workload.getByRole('textbox', { name: 'Requests' });
  await requests.fill('300');
  await requests.press('Enter');
  await editor.dock('Results');
  const why = app.getByRole('region', { name: 'Why' });
  const find = why.getByRole('button', { name: 'Find bottlenecks' });

  await test.step('a study shows progress and stops', async () => {
    await find.click();
    await expect(why.getByRole('progressbar', { name: 'Study' })).toBeVisible();
    await why.getByRole('button', { name: 'Stop' }).click();
    await expect(find).toBeVisible();
  });

  await test.step('ranked causes, the first of them on the drawing', async () => {
    await find.click();
    const causes = why.getByRole('table', { name: 'Causes by gain' });
    await expect(causes).toBeVisible({ timeout: 150_000 });
    await expect(causes.getByRole('row').nth(1)).toContainText(/\+\d/);
    await expect(app.getByTestId('callout').first()).toContainText(/\+\d/);
    await why.scrollIntoViewIfNeeded();
    await picture(app, '30-why');
    await causes.getByRole('row').nth(1).getByRole('button').click();
  });

  await test.step('an edit takes the callouts away and dates the answer', async () => {
    await editor.dock('Workload');
    await requests.fill('310');
    await requests.press('Enter');
    await editor.dock('Results');
    await expect(app.getByTestId('callout')).toHaveCount(0);
    await expect(why.getByText(/^from rev/)).toBeVisible();
  });
});
