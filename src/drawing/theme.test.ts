import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { darkTheme, lightTheme } from './theme.ts';

const css = readFileSync(new URL('../renderer/ui/tokens.css', import.meta.url), 'utf8');

/** Written alike: `.26` is `0.26`. */
function plain(value: string): string {
  return value
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/([,(])\./g, '$10.');
}

function tokensIn(text: string): Map<string, string> {
  return new Map([...text.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, plain(value)]));
}

test('the drawing has the colours of the interface, in both themes', () => {
  const dark = css.search(/:root\[data-theme=["']dark["']\]/);
  const light = tokensIn(css.slice(0, dark));
  const darkTokens = tokensIn(css.slice(dark));
  for (const [name, value] of Object.entries(lightTheme)) expect([name, light.get(name)]).toEqual([name, plain(value)]);
  for (const [name, value] of Object.entries(darkTheme)) expect([name, darkTokens.get(name)]).toEqual([name, plain(value)]);
});
