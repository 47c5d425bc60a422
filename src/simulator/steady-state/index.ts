export { estimateSystem } from './estimate-system.ts';
