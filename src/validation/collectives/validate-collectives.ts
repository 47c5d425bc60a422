import { percentileOfSorted } from '../../base/statistics.ts';
import { csvCells, csvRecords } from '../csv-records.ts';
import { type CollectiveRow, predictRow, type RefusedRow } from './collective-row.ts';

const mebibyte = 1024 ** 2;

/** Payload classes of the report, by their least payload. */
const sizeClasses = [
  { id: '16 MiB and more', fromBytes: 16 * mebibyte },
  { id: '1 to 16 MiB', fromBytes: mebibyte },
  { id: 'below 1 MiB', fromBytes: 0 },
] as const;

/** Errors of a set of rows, as fractions of the measured time. */
export interface ErrorSummary {
  readonly count: number;
  readonly medianApe: number;
  readonly p90Ape: number;
  /** Median of the signed error: above 0, predictions are too slow. */
  readonly bias: number;
}

/** Errors of one system, operation, stated algorithm and payload class. */
export interface CollectiveGroup extends ErrorSummary {
  readonly system: string;
  readonly nodes: number;
  readonly gpus: number;
  readonly operation: string;
  readonly algorithm: string;
  readonly method: string;
  readonly sizeClass: string;
}

/** Predicted beside published collectives (product.md §4, `overall.collective`). */
export interface CollectiveReport {
  readonly overall: {
    readonly count: number;
    readonly unmapped: number;
    readonly collective: (ErrorSummary & { readonly bySize: Readonly<Record<string, ErrorSummary>> }) | null;
  };
  readonly groups: readonly CollectiveGroup[];
  readonly rows: readonly CollectiveRow[];
  readonly refused: readonly RefusedRow[];
}

/** True if the first line of a CSV text is that of published collectives. */
export function isCollectivesCsv(text: string): boolean {
  const names = csvCells(
    text
      .slice(0, 4096)
      .split(/\r?\n/, 1)[0]
      .replace(/^\uFEFF/, ''),
  );
  return ['system', 'collective', 'payload_bytes', 'busbw_GBps'].every((name) => names.includes(name));
}

function summary(rows: readonly CollectiveRow[]): ErrorSummary {
  const signed = Float64Array.from(rows, ({ errorFraction }) => errorFraction).sort();
  const absolute = signed.map(Math.abs).sort();
  return {
    count: rows.length,
    medianApe: percentileOfSorted(absolute, 0.5),
    p90Ape: percentileOfSorted(absolute, 0.9),
    bias: percentileOfSorted(signed, 0.5),
  };
}

function sizeClassOf({ payloadBytes }: CollectiveRow): string {
  return (sizeClasses.find(({ fromBytes }) => payloadBytes >= fromBytes) ?? sizeClasses[2]).id;
}

function grouped(rows: readonly CollectiveRow[], keyOf: (row: CollectiveRow) => string): ReadonlyMap<string, readonly CollectiveRow[]> {
  const groups = new Map<string, CollectiveRow[]>();
  for (const row of rows) {
    const members = groups.get(keyOf(row));
    if (members) members.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/**
 * Each row of a table of published collectives as a drawn reference system, predicted with the constants that simulations use
 * and the one overhead of the row's measuring method.
 *
 * @param text CSV with the columns of `published/collectives.csv`
 */
export function validateCollectives(text: string): CollectiveReport {
  const rows: CollectiveRow[] = [];
  const refused: RefusedRow[] = [];
  for (const record of csvRecords(text)) {
    const row = predictRow(record);
    if ('reason' in row) refused.push(row);
    else rows.push(row);
  }
  const bySize = grouped(rows, sizeClassOf);
  const byCase = grouped(rows, (row) =>
    [row.system, row.nodes, row.gpus, row.operation, row.algorithm, row.method, sizeClassOf(row)].join('\n'),
  );
  return {
    overall: {
      count: rows.length,
      unmapped: refused.length,
      collective:
        rows.length === 0
          ? null
          : {
              ...summary(rows),
              bySize: Object.fromEntries(
                sizeClasses.flatMap(({ id }) => {
                  const members = bySize.get(id);
                  return members ? [[id, summary(members)] as const] : [];
                }),
              ),
            },
    },
    groups: [...byCase.values()].map((members) => {
      const [{ system, nodes, gpus, operation, algorithm, method }] = members;
      return { system, nodes, gpus, operation, algorithm, method, sizeClass: sizeClassOf(members[0]), ...summary(members) };
    }),
    rows,
    refused,
  };
}
