import type { Pool } from '../../design/index.ts';

export type Parallelism = Pool['parallelism'];
export type ParallelAxis = keyof Parallelism;

/** Axes in the order in which ranks are filled, with what each splits. */
export const parallelAxes: readonly { readonly axis: ParallelAxis; readonly label: string; readonly help: string }[] = [
  { axis: 'tp', label: 'TP', help: 'Tensor parallel: each layer is split over so many devices.' },
  { axis: 'cp', label: 'CP', help: 'Context parallel: each sequence is split over so many devices.' },
  { axis: 'dp', label: 'DP', help: 'Data-parallel attention: so many groups work on different sequences in lock step.' },
  { axis: 'pp', label: 'PP', help: 'Pipeline parallel: the layers are split over so many stages.' },
  { axis: 'ep', label: 'EP', help: 'Expert parallel: experts are spread over so many devices, across DP × TP.' },
];

/** Devices of one replica: TP × CP × DP × PP. EP spans DP × TP and adds none. */
export function replicaSizeOf({ tp, cp, dp, pp }: Parallelism): number {
  return tp * cp * dp * pp;
}

/** `TP8`, `TP4·PP2`, `DP8·EP64`: the axes that are larger than one. */
export function parallelismText(parallelism: Parallelism): string {
  const split = parallelAxes.filter(({ axis }) => parallelism[axis] > 1).map(({ axis, label }) => `${label}${parallelism[axis]}`);
  return split.length === 0 ? 'TP1' : split.join('·');
}
