import { invariant } from '../base/assert.ts';
import type { LibraryModel, Part, PartLibrary, SystemTemplate } from '../design/index.ts';
import { accelerators } from './accelerators/index.ts';
import { hosts } from './hosts/index.ts';
import { links } from './links/index.ts';
import { memories } from './memory/index.ts';
import { models } from './models/index.ts';
import { nics } from './nics/index.ts';
import { switches } from './switches/index.ts';
import { systems } from './systems/index.ts';

/** Version of the figures: year, month, revision. A design names the one that its part ids were taken from. */
export const catalogVersion = '2026.11.1';

const allParts: readonly Part[] = [...accelerators, ...memories, ...switches, ...nics, ...hosts, ...links];

function byId<T extends { readonly id: string }>(family: string, members: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map(members.map((member) => [member.id, member]));
  invariant(map.size === members.length, `each ${family} has an id of its own`);
  return map;
}

const partById = byId<Part>('part', allParts);
const systemById = byId<SystemTemplate>('system', systems);
const modelById = byId<LibraryModel>('model', models);

/** The parts, systems and models that ship. */
export const catalog: PartLibrary = {
  version: catalogVersion,
  part: (id) => partById.get(id),
  parts: () => allParts,
  system: (id) => systemById.get(id),
  systems: () => systems,
  model: (id) => modelById.get(id),
  models: () => models,
};
