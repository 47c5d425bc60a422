import type { Diagnostic } from '../base/diagnostic.ts';
import type { Result } from '../base/result.ts';
import type { PartLibrary } from '../design/index.ts';
import { type BottleneckReport, bottlenecks } from './bottlenecks.ts';
import { type CapacityReport, capacity } from './capacity.ts';
import { type DrillQuestion, type DrillReport, drill } from './drill.ts';
import type { StudyContext } from './executor.ts';
import { type RatioReport, ratio } from './ratio.ts';
import { type SensitivityReport, sensitivity } from './sensitivity.ts';
import type { StudyBase } from './study-task.ts';

/** What a study of one design answers with. */
export type StudyReport = CapacityReport | BottleneckReport | RatioReport | SensitivityReport | DrillReport;
export type StudyOutcome = Result<StudyReport, readonly Diagnostic[]>;

/** Which study, of one design. */
export type StudyRequest =
  | { readonly study: 'capacity' | 'bottlenecks' | 'ratio' | 'sensitivity' }
  | ({ readonly study: 'drill' } & DrillQuestion);

/** Runs one study to its end. */
export function runStudy(context: StudyContext, base: StudyBase, request: StudyRequest, library: PartLibrary): Promise<StudyOutcome> {
  switch (request.study) {
    case 'capacity':
      return capacity(context, base);
    case 'bottlenecks':
      return bottlenecks(context, base, library);
    case 'ratio':
      return ratio(context, base, library);
    case 'sensitivity':
      return sensitivity(context, base, library);
    case 'drill':
      return drill(context, base, request);
  }
}
