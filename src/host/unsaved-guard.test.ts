import { expect, test } from 'vitest';
import { type UnsavedChoice, UnsavedGuard } from './unsaved-guard.ts';

function guarded(choice: UnsavedChoice) {
  const guard = new UnsavedGuard();
  guard.update(true, 'rack');
  const log: string[] = [];
  const leaving = guard.mayClose(
    async (name) => {
      log.push(`ask ${name}`);
      return choice;
    },
    () => log.push('save'),
  );
  return { guard, log, leaving };
}

test('"cancel" keeps the window and the changes', async () => {
  const { guard, leaving, log } = guarded('cancel');
  expect(await leaving).toBe(false);
  expect(guard.isUnsaved).toBe(true);
  expect(log).toEqual(['ask rack']);
});

test('"discard" lets go without a save', async () => {
  const { guard, leaving, log } = guarded('discard');
  expect(await leaving).toBe(true);
  expect(guard.isUnsaved).toBe(false);
  expect(log).toEqual(['ask rack']);
});

test('"save" waits for the page to have saved', async () => {
  const { guard, leaving, log } = guarded('save');
  let mayClose: boolean | null = null;
  void leaving.then((answer) => {
    mayClose = answer;
  });
  await new Promise((resolve) => setImmediate(resolve));
  guard.update(true, 'rack'); // still changes, perhaps the save failed
  await new Promise((resolve) => setImmediate(resolve));
  expect(mayClose).toBeNull();
  guard.update(false, 'rack');
  expect(await leaving).toBe(true);
  expect(log).toEqual(['ask rack', 'save']);
});
