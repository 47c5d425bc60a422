export { type ConnectionRefusal, compatibleLinkParts, connectionRefusal, type FreePort, freePorts } from './connection.ts';
export { designHash } from './design-hash.ts';
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
  type Edit,
  type EditResult,
  editFamily,
  elementIds,
  groupElements,
  makePool,
  moveElements,
  overridePart,
  type PathOwner,
  pathOwner,
  placeDefinition,
  placePart,
  placeSystem,
  poolMembers,
  putInside,
  removeElements,
  removePool,
  rename,
  type SharedDeviceField,
  type SharedLinkField,
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
  tightSelectors,
  toggleCollapsed,
  ungroup,
  updatePattern,
  updatePool,
} from './edits/index.ts';
export { emptyDesign } from './empty-design.ts';
export { copyLabel, gridLabel } from './expansion/copy-label.ts';
export { type Expansion, expandTopology } from './expansion/expand-topology.ts';
export type { ExpandedContainer, ExpandedLink, ExpandedNode, ExpandedTopology } from './expansion/expanded-topology.ts';
export { type FaultSubjects, faultSubjects } from './fault-targets.ts';
export {
  createHistory,
  endBurst,
  type History,
  type HistoryStep,
  recordStep,
  redo,
  redoLabel,
  replacePresent,
  undo,
  undoLabel,
} from './history.ts';
export { designJsonSchema } from './json-schema.ts';
export { type ParsedDesign, parseDesign } from './parse.ts';
export {
  type AcceleratorPart,
  type Availability,
  type Confidence,
  type FigureSource,
  figureSource,
  type HostPart,
  type LibraryModel,
  type LinkPart,
  type MemoryKind,
  type MemoryPart,
  type NicPart,
  nodeKindOfPart,
  type Part,
  type PartFamily,
  type PartLibrary,
  type PortGroup,
  type PublishedConfidence,
  type PublishedModelSize,
  type SwitchPart,
  type SystemTemplate,
  type TechnologyFamily,
} from './part-library.ts';
export { type PartUse, partUses } from './part-uses.ts';
export { comparePaths, type PathSegment, parsePath } from './paths.ts';
export { type Pattern, type PatternKind, type PatternPartField, patternFamily, patternSchema } from './patterns/index.ts';
export { type Disabled, disabledBy, type ReachDirection, reachableNodes } from './reach.ts';
export { ownModelProblems, type ResolvedModel, resolveModel, resolveModels } from './resolve-models.ts';
export { type ResolvedParts, resolveParts } from './resolve-parts.ts';
export { ruleFamily } from './rules/index.ts';
export {
  type Component,
  componentSchema,
  type Definition,
  type Deployment,
  type Design,
  definitionSchema,
  deploymentSchema,
  designSchema,
  type Economics,
  type EditedPart,
  economicsSchema,
  editedPartSchema,
  type Fault,
  type Group,
  groupSchema,
  type Instance,
  idSchema,
  instanceSchema,
  type Link,
  linkSchema,
  type Pool,
  poolSchema,
  type Targets,
  type Topology,
  targetsSchema,
  topologySchema,
  type View,
  viewSchema,
  type Workload,
  workloadSchema,
} from './schema.ts';
export { pathMatcher, selectAccelerators } from './select-nodes.ts';
export { type IndexBinding, matchIndex, parseSelector, parseSelectorList, type Selector, unbound } from './selectors.ts';
export { serializeDesign } from './serialize.ts';
export { validateDesign } from './validate.ts';
