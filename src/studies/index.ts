export { type AttainmentSeries, attainmentWithin } from './attainment-series.ts';
export { type BottleneckReport, bottlenecks, type Cause } from './bottlenecks.ts';
export { type CapacityReport, capacity } from './capacity.ts';
export { type ComparedMetric, type CompareReport, compare } from './compare.ts';
export { type DrillQuestion, type DrillReport, drill } from './drill.ts';
export type { Executor, StudyContext } from './executor.ts';
export { type RatioReport, type RatioRow, ratio } from './ratio.ts';
export { type Sensitivity, type SensitivityReport, sensitivity } from './sensitivity.ts';
export { performTask, type StudyAnswer, type StudyBase, type StudyTask } from './study-task.ts';
