const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

function keysOf(shortcut: string): readonly string[] {
  return shortcut === '+' ? ['+'] : shortcut.split('+');
}

/** `Mod+Shift+S` as this system writes it: `Ctrl Shift S`, or `⌘ ⇧ S`. */
export function shortcutText(shortcut: string): string {
  const words: Readonly<Record<string, string>> = isApple ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' } : { Mod: 'Ctrl' };
  return keysOf(shortcut)
    .map((key) => words[key] ?? key)
    .join(' ');
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** True if the pressed keys are the shortcut. `Mod` is Ctrl, or Cmd on Apple systems. */
export function matchesShortcut(event: Pressed, shortcut: string): boolean {
  const keys = keysOf(shortcut);
  const wanted = keys[keys.length - 1].toLowerCase();
  const wantsShift = keys.includes('Shift');
  const isMod = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const isNoMod = !event.ctrlKey && !event.metaKey;
  // Shift changes what a digit key types, so with Shift the key itself is asked.
  const isKey = /^\d$/.test(wanted) && wantsShift ? event.code === `Digit${wanted}` : event.key.toLowerCase() === wanted;
  // A sign that needs Shift on some keyboards (`?`, `+`) is told by what it types.
  const isSign = wanted.length === 1 && !/[a-z0-9]/.test(wanted);
  return (
    isKey && (keys.includes('Mod') ? isMod : isNoMod) && event.altKey === keys.includes('Alt') && (isSign || event.shiftKey === wantsShift)
  );
}
