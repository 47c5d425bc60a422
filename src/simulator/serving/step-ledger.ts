import { type TpotPart, type TtftPart, tpotParts, ttftParts } from '../../results/index.ts';
import type { StepParts } from '../compute/index.ts';
import type { RequestColumns } from './request-columns.ts';

const ttft = Object.fromEntries(ttftParts.map((part, index) => [part, index])) as Readonly<Record<TtftPart, number>>;
const tpot = Object.fromEntries(tpotParts.map((part, index) => [part, index])) as Readonly<Record<TpotPart, number>>;

/**
 * Where a replica's steps have gone since the start, part by part. A request's share is the difference between the sums at
 * two boundaries of steps; it is kept in the request's own row, subtracted when the request joins and added when it leaves.
 */
export class StepLedger {
  private gemm = 0;
  /** Of the slowest rank of each step. */
  private slowestAttention = 0;
  private expertWeights = 0;
  private collectives = 0;
  private imbalance = 0;
  private bubble = 0;
  private host = 0;

  /** `steps` equal steps (a fraction for part of one), of which the attention of the slowest rank is given in all. */
  add(parts: StepParts, steps: number, slowestAttentionSeconds: number): void {
    this.gemm += parts.gemm * steps;
    this.slowestAttention += slowestAttentionSeconds;
    this.expertWeights += parts.expertWeights * steps;
    this.collectives += parts.collectives * steps;
    this.imbalance += parts.imbalance * steps;
    this.bubble += parts.bubble * steps;
    this.host += parts.host * steps;
  }

  /** Adds the sums, times `sign`, to a request's TTFT. It has no imbalance and no bubble: both are other ranks' computing, and count to GEMM. */
  intoTtft(columns: RequestColumns, request: number, sign: 1 | -1): void {
    const row = columns.ttftPartsSeconds;
    const at = request * ttftParts.length;
    row[at + ttft.gemm] += sign * (this.gemm + this.imbalance + this.bubble);
    row[at + ttft.attention] += sign * this.slowestAttention;
    row[at + ttft.expertWeights] += sign * this.expertWeights;
    row[at + ttft.collectives] += sign * this.collectives;
    row[at + ttft.host] += sign * this.host;
  }

  /** The same for TPOT (of the whole decode; it is divided when the request ends). */
  intoTpot(columns: RequestColumns, request: number, sign: 1 | -1, ownAttentionSeconds: number): void {
    const row = columns.tpotPartsSeconds;
    const at = request * tpotParts.length;
    row[at + tpot.gemm] += sign * this.gemm;
    row[at + tpot.attention] += sign * ownAttentionSeconds;
    row[at + tpot.expertWeights] += sign * this.expertWeights;
    row[at + tpot.collectives] += sign * this.collectives;
    row[at + tpot.imbalance] += sign * (this.imbalance + this.slowestAttention - ownAttentionSeconds);
    row[at + tpot.bubble] += sign * this.bubble;
    row[at + tpot.host] += sign * this.host;
  }
}

/** Adds to one part of a request's TTFT. */
export function addTtft(columns: RequestColumns, request: number, part: TtftPart, seconds: number): void {
  columns.ttftPartsSeconds[request * ttftParts.length + ttft[part]] += seconds;
}

/** One part of a request's TTFT so far. */
export function ttftPart(columns: RequestColumns, request: number, part: TtftPart): number {
  return columns.ttftPartsSeconds[request * ttftParts.length + ttft[part]];
}

/** Adds to one part of a request's decode. */
export function addTpot(columns: RequestColumns, request: number, part: TpotPart, seconds: number): void {
  columns.tpotPartsSeconds[request * tpotParts.length + tpot[part]] += seconds;
}

/** Forgets the TTFT of a request whose prompt was preempted: all of it has been waiting. */
export function restartTtft(columns: RequestColumns, request: number): void {
  const at = request * ttftParts.length;
  columns.ttftPartsSeconds.fill(0, at, at + ttftParts.length);
}

/** Turns the seconds of the whole decode into seconds per output token after the first; NaN for an answer of one token. */
export function closeTpot(columns: RequestColumns, request: number): void {
  const gaps = columns.outputTokensCount[request] - 1;
  const at = request * tpotParts.length;
  for (let part = 0; part < tpotParts.length; part += 1) {
    columns.tpotPartsSeconds[at + part] = gaps > 0 ? columns.tpotPartsSeconds[at + part] / gaps : Number.NaN;
  }
}
