export { type CompiledDesign, type CompileOptions, compileDesign, compileFabric } from './compile.ts';
export { type Expansion, expandTopology } from './expand-topology.ts';
export type { ExpandedContainer, ExpandedLink, ExpandedNode, ExpandedTopology } from './expanded-topology.ts';
export type { NamedTrace } from './workload-input.ts';
