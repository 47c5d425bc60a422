export { catalog, catalogVersion } from './catalog.ts';
export { type ScaleUpBandwidth, scaleUpBandwidth } from './scale-up-bandwidth.ts';
export { type SystemTotals, systemTotals } from './system-totals.ts';
