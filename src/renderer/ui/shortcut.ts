const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** `Mod+Shift+S` as this system writes it: `Ctrl Shift S`, or `⌘ ⇧ S`. */
export function shortcutText(shortcut: string): string {
  const words: Readonly<Record<string, string>> = isApple ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' } : { Mod: 'Ctrl' };
  return shortcut
    .split('+')
    .map((key) => words[key] ?? key)
    .join(' ');
}

/** True if the pressed keys are the shortcut. `Mod` is Ctrl, or Cmd on Apple systems. */
export function matchesShortcut(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>, shortcut: string): boolean {
  const keys = shortcut.split('+');
  const wanted = keys.at(-1)!.toLowerCase();
  const isMod = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const isNoMod = !event.ctrlKey && !event.metaKey;
  // A character that needs Shift on some keyboards (`?`, `+`) is matched by itself.
  const isLetterOrNamed = /^[a-z]$|^.{2,}$/.test(wanted);
  return (
    event.key.toLowerCase() === wanted &&
    (keys.includes('Mod') ? isMod : isNoMod) &&
    event.altKey === keys.includes('Alt') &&
    (!isLetterOrNamed || event.shiftKey === keys.includes('Shift'))
  );
}
