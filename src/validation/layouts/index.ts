import { kindFamily } from '../../base/kinds.ts';
import { mlperfLogs } from './mlperf-logs.ts';
import { mlperfTable } from './mlperf-table.ts';
import { siliconSample } from './silicon-sample.ts';
import { trtllmTables } from './trtllm-tables.ts';

export type { MeasurementLayout } from './layout.ts';

/** Every kind of measurement file. */
export const layouts = kindFamily('measurement layout', [siliconSample, trtllmTables, mlperfTable, mlperfLogs]);
