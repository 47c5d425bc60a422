/** What a byte on a link is for. Their sum is the link's bytes. */
export const trafficClasses = ['tp', 'ep', 'pp', 'cp', 'kv', 'tier', 'afd', 'weights', 'migration', 'other'] as const;
export type TrafficClass = (typeof trafficClasses)[number];
export const trafficClassIndex = Object.fromEntries(trafficClasses.map((name, index) => [name, index])) as Readonly<
  Record<TrafficClass, number>
>;
