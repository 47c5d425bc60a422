/** A `network-oracle/1` file: a graph, flows along given paths, and (when it is a test) the times expected. */
export interface OracleFile {
  readonly id: string;
  readonly links: readonly { readonly id: number | string; readonly bandwidthBytesPerSecond: number; readonly latencySeconds: number }[];
  readonly flows: readonly {
    readonly id: number | string;
    readonly bytes: number;
    readonly startSeconds: number;
    readonly path: readonly (number | string)[];
    readonly after?: readonly (number | string)[];
  }[];
}

/** Completion time of each flow of an oracle file, in file order. */
export interface OracleRun {
  readonly id: string;
  readonly completionSeconds: readonly number[];
  readonly solveCount: number;
}

/** The flow model alone on an oracle file. */
export declare function runOracle(file: OracleFile): OracleRun;
