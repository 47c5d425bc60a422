export type { ExpandedContainer, ExpandedLink, ExpandedNode, ExpandedTopology } from '../design/index.ts';
