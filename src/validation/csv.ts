import { csvCells, csvRecords } from './csv-records.ts';

/** A table with a header. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** A row by column name; a column that the table does not have is ''. */
export type CsvRow = (column: string) => string;

/** Reads a CSV file with a header line. */
export function parseCsv(text: string): CsvTable {
  return {
    header: csvCells(
      text
        .slice(0, 8192)
        .split(/\r?\n/, 1)[0]
        .replace(/^\uFEFF/, ''),
    ),
    rows: csvRecords(text).map(
      (record): CsvRow =>
        (column) =>
          record[column] ?? '',
    ),
  };
}

/** The number in a column; null: empty or no number. */
export function numberIn(row: CsvRow, column: string): number | null {
  const text = row(column);
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}
