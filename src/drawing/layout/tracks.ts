import { metrics } from './metrics.ts';

/** A horizontal piece of a line in a channel: it comes from above at `top` places and from below at `bottom` places. */
export interface Net {
  readonly top: readonly number[];
  readonly bottom: readonly number[];
  y: number;
}

const left = (net: Net): number => Math.min(...net.top, ...net.bottom);
const right = (net: Net): number => Math.max(...net.top, ...net.bottom);

/** Crossings if `upper` has its track above that of `lower`. */
function crossings(upper: Net, lower: Net): number {
  const within = (x: number, net: Net): number => (x > left(net) && x < right(net) ? 1 : 0);
  let count = 0;
  for (const x of upper.bottom) count += within(x, lower);
  for (const x of lower.top) count += within(x, upper);
  return count;
}

/**
 * Gives each net a track of its own between `y` and `y + height`, in an order with few crossings: lines that go right
 * nest one way, lines that go left the other, then neighbours swap while that helps. Nets that do not fit share tracks
 * where their spans are disjoint; beyond that the tracks come closer together.
 */
export function assignTracks(nets: readonly Net[], y: number, height: number): void {
  if (nets.length === 0) return;
  const slope = (net: Net): number => (net.top.length === 0 ? 0 : net.bottom[0] > net.top[0] ? 1 : -1);
  const ordered = [...nets].sort((a, b) => {
    const slopes = slope(a) - slope(b);
    if (slopes !== 0) return slope(a) === 0 ? 1 : slope(b) === 0 ? -1 : slopes;
    if (slope(a) === 0) return right(b) - left(b) - (right(a) - left(a));
    return slope(a) > 0 ? b.top[0] - a.top[0] : a.top[0] - b.top[0];
  });
  if (ordered.length <= 160) {
    for (let pass = 0; pass < ordered.length; pass += 1) {
      let swapped = false;
      for (let i = 0; i + 1 < ordered.length; i += 1) {
        if (crossings(ordered[i], ordered[i + 1]) > crossings(ordered[i + 1], ordered[i])) {
          [ordered[i], ordered[i + 1]] = [ordered[i + 1], ordered[i]];
          swapped = true;
        }
      }
      if (!swapped) break;
    }
  }
  const free = height - metrics.channelPad * 2;
  const room = Math.max(1, Math.floor(free / metrics.trackPitch + 1.001));
  const tracks: Net[][] = [];
  for (const net of ordered) {
    // Searching for a shared track is quadratic: a channel this full is drawn as ribbons anyway.
    if (ordered.length <= room || ordered.length > 600) {
      tracks.push([net]);
      continue;
    }
    const shared = tracks.find((track) => track.every((other) => left(net) > right(other) + 2 || right(net) < left(other) - 2));
    if (shared) shared.push(net);
    else tracks.push([net]);
  }
  const pitch = tracks.length === 1 ? 0 : Math.min(metrics.trackPitch * 2, free / (tracks.length - 1));
  const start = y + height / 2 - (pitch * (tracks.length - 1)) / 2;
  tracks.forEach((track, i) => {
    for (const net of track) net.y = start + i * pitch;
  });
}
