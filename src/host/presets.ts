import { readdirSync, readFileSync } from 'node:fs';
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

/**
 * The designs in a folder, in order of their file names; the first is the one that opens on first start.
 * A preset is a file and nothing else: dropping one in lists it.
 */
export function listPresets(folder: string): readonly Preset[] {
  const names = readdirSync(folder)
    .filter((name) => ending.test(name))
    .sort();
  return names.map((name, index) => {
    const path = join(folder, name);
    const { name: title, notes } = JSON.parse(readFileSync(path, 'utf8')) as { name?: string; notes?: string };
    return { id: name.replace(ending, ''), path, title: title ?? name, description: notes ?? '', isDefault: index === 0 };
  });
}

/** A preset as a new document. */
export function openPreset(folder: string, id: string): Answer<'presets.open'> {
  const preset = listPresets(folder).find((candidate) => candidate.id === id);
  if (preset === undefined) throw new HostRefusal({ code: 'not-found', message: `There is no preset "${id}".`, remedy: 'Choose one from the list.' });
  return { name: preset.title, text: readFileSync(preset.path, 'utf8') };
}
