import type { CsvTable } from '../csv.ts';
import type { Measurement } from '../measurement.ts';

/** A kind of measurement file, told by its header. */
export interface MeasurementLayout {
  readonly kind: string;
  readonly label: string;
  /** Columns that only this layout has together. */
  readonly columns: readonly string[];
  /** Rows in order; those that the file itself marks as unusable are left out. */
  read(table: CsvTable): readonly Measurement[];
}
