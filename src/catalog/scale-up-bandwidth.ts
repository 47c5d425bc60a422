import type { AcceleratorPart, LinkPart, PartLibrary } from '../design/index.ts';

/** What an accelerator can send to others over its own scale-up links, per direction. */
export interface ScaleUpBandwidth {
  /** Over all links together: what vendors print (halved, where they print both directions). */
  readonly totalBytesPerSecond: number;
  /** To one peer: the whole through a switch, one link or a few in a mesh or torus. */
  readonly peerBytesPerSecond: number;
}

/** Sums the ports that join accelerators, at the rate of the usual link of each; null where there is none. */
export function scaleUpBandwidth(part: AcceleratorPart, library: Pick<PartLibrary, 'part'>): ScaleUpBandwidth | null {
  let [totalBytesPerSecond, peerBytesPerSecond] = [0, 0];
  for (const { technologies, count, peerCount } of part.ports) {
    const link = library.part(technologies[0]) as LinkPart | undefined;
    if (peerCount === undefined || !link) continue;
    totalBytesPerSecond += count * link.bandwidthBytesPerSecond;
    peerBytesPerSecond = Math.max(peerBytesPerSecond, peerCount * link.bandwidthBytesPerSecond);
  }
  return totalBytesPerSecond === 0 ? null : { totalBytesPerSecond, peerBytesPerSecond };
}
