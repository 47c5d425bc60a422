import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, HostRefusal } from '../contract/index.ts';

/** A design that ships with the app. */
export interface Preset {
  readonly id: string;
  /** Full path of its file. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly isDefault: boolean;
}

const ending = /\.cluster\.json$/;

/** Id of the preset that opens on first start: `index.json` names it; without one it is the first. */
function defaultId(folder: string, ids: readonly string[]): string | undefined {
  const path = join(folder, 'index.json');
  if (!existsSync(path)) return ids[0];
  const { default: named } = JSON.parse(readFileSync(path, 'utf8')) as { default?: string };
  return named !== undefined && ids.includes(named) ? named : ids[0];
}

/**
 * The designs in a folder, the default first, then in order of their file names.
 * A preset is a file and nothing else: dropping one in lists it.
 */
export function listPresets(folder: string): readonly Preset[] {
  const names = readdirSync(folder)
    .filter((name) => ending.test(name))
    .sort();
  const first = defaultId(
    folder,
    names.map((name) => name.replace(ending, '')),
  );
  const presets = names.map((name) => {
    const id = name.replace(ending, '');
    const path = join(folder, name);
    const { name: title, notes } = JSON.parse(readFileSync(path, 'utf8')) as { name?: string; notes?: string };
    return { id, path, title: title ?? name, description: notes ?? '', isDefault: id === first };
  });
  return [...presets.filter(({ isDefault }) => isDefault), ...presets.filter(({ isDefault }) => !isDefault)];
}

/** A preset as a new document. */
export function openPreset(folder: string, id: string): Answer<'presets.open'> {
  const preset = listPresets(folder).find((candidate) => candidate.id === id);
  if (preset === undefined) throw new HostRefusal({ code: 'not-found', message: `There is no preset "${id}".`, remedy: 'Choose one from the list.' });
  return { name: preset.title, text: readFileSync(preset.path, 'utf8') };
}
