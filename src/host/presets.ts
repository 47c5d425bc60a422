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

/** The id in the folder's index.json, if there is one: `{ "default": "id" }`. */
function namedDefault(folder: string): string | null {
  try {
    return (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { default?: string }).default ?? null;
  } catch {
    return null;
  }
}

/**
 * The designs in a folder: the one that opens on first start, then the others in order of their file names.
 * A preset is a file and nothing else: dropping one in lists it.
 */
export function listPresets(folder: string): readonly Preset[] {
  const ids = readdirSync(folder)
    .filter((name) => ending.test(name))
    .map((name) => name.replace(ending, ''))
    .sort();
  const named = namedDefault(folder);
  const defaultId = named !== null && ids.includes(named) ? named : ids[0];
  return [...ids.filter((id) => id === defaultId), ...ids.filter((id) => id !== defaultId)].map((id) => {
    const path = join(folder, `${id}.cluster.json`);
    const { name: title, notes } = JSON.parse(readFileSync(path, 'utf8')) as { name?: string; notes?: string };
    return { id, path, title: title ?? id, description: notes ?? '', isDefault: id === defaultId };
  });
}

/** A preset as a new document. */
export function openPreset(folder: string, id: string): Answer<'presets.open'> {
  const preset = listPresets(folder).find((candidate) => candidate.id === id);
  if (preset === undefined)
    throw new HostRefusal({ code: 'not-found', message: `There is no preset "${id}".`, remedy: 'Choose one from the list.' });
  return { name: preset.title, text: readFileSync(preset.path, 'utf8') };
}
