export { type MeasuringMethod, methodOverheadSeconds } from './measuring-methods.ts';
export { idealNetwork, measuredNetwork } from './network-timings.ts';
export { idealTechnology, measuredTechnologies, technologyTimings } from './technology-timings.ts';
export {
  type CollectiveTimings,
  idealTiming,
  type NetworkSteps,
  type NetworkTimings,
  startSeconds,
  type TechnologyTimings,
  type Timing,
  timing,
} from './timing.ts';
