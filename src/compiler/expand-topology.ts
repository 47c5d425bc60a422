export { type Expansion, expandTopology } from '../design/index.ts';
