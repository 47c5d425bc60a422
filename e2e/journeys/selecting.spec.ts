import { expect, picture, test } from '../app.ts';
import { Editor } from '../pages/editor.ts';

test('forty mixed things by marquee, sixteen NICs by their chip, a field of all, one undo; then along the links @designer', async ({
  app,
}) => {
  const editor = new Editor(app);
  const inspector = app.getByTestId('inspector');
  const announcement = app.getByTestId('announcement');
  await editor.newDesign();
  await editor.dragFromPalette('palette-system-hgx-h100', 0.12, 0.45);
  await editor.dragFromPalette('palette-system-hgx-h100', 0.58, 0.45);
  await editor.dragFromPalette('palette-part-quantum-2', 0.42, 0.08);
  await editor.dragFromPalette('palette-part-quantum-2', 0.78, 0.08);
  await editor.connect('server', 'switch');
  await editor.connect('switch', 'switch-2');
  await expect(app.getByTestId('status-totals')).toContainText('2 network links');

  await test.step('a marquee takes what lies in it, and the chips count it', async () => {
    await app.keyboard.press('Shift+1');
    await editor.marquee(['server', 'server-2', 'switch']);
    const kinds = inspector.getByRole('group', { name: 'Kinds selected' });
    await expect(kinds.getByRole('button', { name: 'Server × 2' })).toBeVisible();
    await expect(kinds.getByRole('button', { name: 'Accelerator × 16' })).toBeVisible();
    await picture(app, '40-mixed-selection');
    await kinds.getByRole('button', { name: 'NIC × 16' }).click();
    await expect(inspector).toContainText('16 selected');
    await expect(announcement).toHaveText('16 × NIC selected');
  });

  await test.step('a label for all of them is one step', async () => {
    const label = inspector.getByRole('textbox', { name: 'Label' });
    await label.fill('rail NIC');
    await label.press('Enter');
    await expect(editor.device('server/nic[0]')).toHaveAccessibleName(/rail NIC/);
    await expect(editor.device('server-2/nic[7]')).toHaveAccessibleName(/rail NIC/);
    await app.getByRole('button', { name: /^Undo/ }).click();
    await expect(editor.device('server/nic[0]')).not.toHaveAccessibleName(/rail NIC/);
    await expect(editor.device('server-2/nic[7]')).not.toHaveAccessibleName(/rail NIC/);
  });

  await test.step('downstream of the switch is what it was drawn towards; connected is all but the loose server', async () => {
    await editor.find('switch');
    await app.keyboard.press('Alt+Shift+D');
    await expect(announcement).toHaveText('2 devices selected, along the links as they are drawn'); // itself and switch-2
    await expect(inspector.getByRole('button', { name: 'Switch × 2' })).toBeVisible();
    await editor.find('switch');
    await app.keyboard.press('Alt+Shift+C');
    await expect(announcement).toHaveText(/devices selected, by links either way$/);
    await expect(inspector.getByRole('button', { name: 'Switch × 2' })).toBeVisible();
    await expect(inspector.getByRole('button', { name: 'Accelerator × 8' })).toBeVisible();
  });
});
