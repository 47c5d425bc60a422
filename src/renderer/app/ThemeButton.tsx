import { useEffect, useState } from 'react';
import { type ThemeChoice, useSessionStore } from '../state/index.ts';
import { IconButton } from '../ui/Button.tsx';

const next: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: 'light', light: 'dark', dark: 'system' };
const icons = { system: 'system', light: 'sun', dark: 'moon' } as const;
const words: Readonly<Record<ThemeChoice, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

/** Goes through system, light and dark. */
export function ThemeButton() {
  const theme = useSessionStore((session) => session.theme);
  return (
    <IconButton icon={icons[theme]} label={`Theme: ${words[theme]}`} onClick={() => useSessionStore.getState().setTheme(next[theme])} />
  );
}

/** Keeps `<html data-theme>` at the chosen theme, or the system's. Returns the theme in force. */
export function useAppliedTheme(): 'light' | 'dark' {
  const choice = useSessionStore((session) => session.theme);
  const [isSystemDark, setSystemDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const change = (): void => setSystemDark(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  const theme = choice === 'system' ? (isSystemDark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}
