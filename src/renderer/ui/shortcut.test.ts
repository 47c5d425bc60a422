import { expect, test } from 'vitest';
import { matchesShortcut, shortcutText } from './shortcut.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, code: string, held: Partial<typeof plain> = {}) => ({ key, code, ...plain, ...held });

test('a shortcut wants exactly its modifiers', () => {
  expect(matchesShortcut(press('s', 'KeyS', { ctrlKey: true }), 'Mod+S')).toBe(true);
  expect(matchesShortcut(press('S', 'KeyS', { ctrlKey: true, shiftKey: true }), 'Mod+S')).toBe(false);
  expect(matchesShortcut(press('S', 'KeyS', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+S')).toBe(true);
  expect(matchesShortcut(press('s', 'KeyS'), 'Mod+S')).toBe(false);
});

test('a digit alone and a digit with Shift are two shortcuts', () => {
  expect(matchesShortcut(press('1', 'Digit1'), '1')).toBe(true);
  expect(matchesShortcut(press('!', 'Digit1', { shiftKey: true }), '1')).toBe(false);
  expect(matchesShortcut(press('!', 'Digit1', { shiftKey: true }), 'Shift+1')).toBe(true);
});

test('a sign is told by what it types, on any keyboard', () => {
  expect(matchesShortcut(press('?', 'Slash', { shiftKey: true }), '?')).toBe(true);
  expect(matchesShortcut(press('+', 'BracketRight'), '+')).toBe(true);
  expect(shortcutText('+')).toBe('+');
});
