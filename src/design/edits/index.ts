import { kindFamily } from '../../base/kinds.ts';
import { array } from './array.ts';
import { connect } from './connect.ts';
import { setCount } from './count.ts';
import { detachPattern } from './detach-pattern.ts';
import { duplicate } from './duplicate.ts';
import { overridePart, setDefinition, setElementField, setLinkField, updatePattern } from './fields.ts';
import { groupElements, putInside, ungroup } from './group.ts';
import { cloneModel, setOwnModel } from './models.ts';
import { moveElements, toggleCollapsed } from './move.ts';
import { clonePart, setPart } from './parts.ts';
import { addGroup, addPattern, placeDefinition, placePart, placeSystem } from './place.ts';
import { makePool, removePool, setPoolAccelerators, updatePool } from './pools.ts';
import { removeElements } from './remove.ts';
import { rename } from './rename.ts';
import { setManyDevices, setManyLinks } from './set-many.ts';
import { acceptCatalog, setDeployment, setEconomics, setFaults, setModel, setName, setNotes, setTargets, setWorkload } from './settings.ts';

/** Every change that a user can make: one line here for each. */
const edits = [
  placeSystem,
  placeDefinition,
  placePart,
  addGroup,
  addPattern,
  updatePattern,
  detachPattern,
  array,
  groupElements,
  ungroup,
  putInside,
  moveElements,
  toggleCollapsed,
  connect,
  removeElements,
  duplicate,
  rename,
  setCount,
  setElementField,
  setLinkField,
  setManyDevices,
  setManyLinks,
  overridePart,
  setDefinition,
  setPart,
  clonePart,
  setOwnModel,
  cloneModel,
  makePool,
  setPoolAccelerators,
  updatePool,
  removePool,
  setModel,
  setDeployment,
  setWorkload,
  setTargets,
  setEconomics,
  setFaults,
  setName,
  setNotes,
  acceptCatalog,
] as const;

/** The registry of edits. */
export const editFamily = kindFamily('edit', edits);
export type { Edit, EditResult } from './edit.ts';
export { elementIds } from './elements.ts';
export { poolMembers } from './pools.ts';
export { type PathOwner, pathOwner } from './selection.ts';
export type { SharedDeviceField, SharedLinkField } from './set-many.ts';
export { tightSelectors } from './tight-selectors.ts';
export {
  acceptCatalog,
  addGroup,
  addPattern,
  array,
  cloneModel,
  clonePart,
  connect,
  detachPattern,
  duplicate,
  groupElements,
  makePool,
  moveElements,
  overridePart,
  placeDefinition,
  placePart,
  placeSystem,
  putInside,
  removeElements,
  removePool,
  rename,
  setCount,
  setDefinition,
  setDeployment,
  setEconomics,
  setElementField,
  setFaults,
  setLinkField,
  setManyDevices,
  setManyLinks,
  setModel,
  setName,
  setNotes,
  setOwnModel,
  setPart,
  setPoolAccelerators,
  setTargets,
  setWorkload,
  toggleCollapsed,
  ungroup,
  updatePattern,
  updatePool,
};
