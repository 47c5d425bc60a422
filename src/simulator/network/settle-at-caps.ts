import { boundByCap, type MaxMinFairness } from './max-min-fairness.ts';

/** What has changed since the last filling: the first `classCount` classes and `linkCount` links. */
export interface FairnessChanges {
  readonly classes: Int32Array;
  readonly classCount: number;
  readonly isLive: Uint8Array;
  readonly links: Int32Array;
  readonly linkCount: number;
}

/**
 * The common case without filling: all changed classes run at their own caps before and after, and no link that they or the
 * changed links touch is full or holds anybody back. Nothing else can move then. Results as of `MaxMinFairness.fill`.
 *
 * @returns false: it is not so; no rate has changed, begin again and fill
 */
export function settleAtCaps(fairness: MaxMinFairness, changes: FairnessChanges): boolean {
  const { classes, classCount, isLive, links, linkCount } = changes;
  const { mass, level, levelCap, bottleneck, hopLink, hopWeight, hopStart, hopCount } = fairness;
  const { linkStamp, linkHeldCount, linkUsed, linkLoad, linkHead, capacity, touchedLinks } = fairness;
  for (let i = 0; i < classCount; i += 1) {
    const c = classes[i];
    if (isLive[c] === 1 && (levelCap[c] === Infinity || bottleneck[c] >= 0)) return false;
  }
  fairness.begin();
  const { stamp } = fairness;
  for (let i = 0; i < linkCount; i += 1) {
    if (linkHeldCount[links[i]] > 0) return false;
    if (linkStamp[links[i]] !== stamp) fairness.touch(links[i]);
  }
  for (let i = 0; i < classCount; i += 1) {
    const c = classes[i];
    if (isLive[c] === 0) continue;
    const change = mass[c] * (levelCap[c] - level[c]);
    const end = hopStart[c] + hopCount[c];
    for (let hop = hopStart[c]; hop < end; hop += 1) {
      const link = hopLink[hop];
      if (linkStamp[link] !== stamp) {
        if (linkHeldCount[link] > 0) return false;
        fairness.touch(link);
      }
      linkUsed[link] += change * hopWeight[hop];
    }
  }
  const { touchedLinkCount } = fairness;
  for (let i = 0; i < touchedLinkCount; i += 1) if (linkUsed[touchedLinks[i]] > capacity[touchedLinks[i]]) return false;
  for (let i = 0; i < touchedLinkCount; i += 1) {
    const link = touchedLinks[i];
    linkLoad[link] = linkHead[link] < 0 ? 0 : linkUsed[link];
  }
  for (let i = 0; i < classCount; i += 1) {
    const c = classes[i];
    if (isLive[c] === 0) continue;
    fairness.newLevel[c] = levelCap[c];
    bottleneck[c] = boundByCap;
    fairness.openedClasses[fairness.openedClassCount] = c;
    fairness.openedClassCount += 1;
  }
  return true;
}
