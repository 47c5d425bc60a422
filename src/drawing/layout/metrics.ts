/** Measures of the drawing, px at zoom 1. From the reference screens of the visual design. */
export const metrics = {
  die: { width: 38, height: 42, gap: 10, gapWithDrops: 24 },
  tab: { width: 18, height: 14, above: 7 },
  bar: { height: 10, y: 15 },
  bus: { height: 16, gap: 14 },
  server: { padX: 10, firstRow: 18, foot: 26, chipRow: 18, chipHeight: 14, firstRowBelowBars: 36 },
  switch: { height: 32, topHeight: 28, width: 120, pinPitch: 4 },
  store: { width: 116, height: 54 },
  looseDie: { width: 54, height: 56 },
  looseNic: { width: 76, height: 28 },
  chip: { width: 92, height: 28 },
  looseHexagon: { width: 104, height: 32 },
  collapsed: { width: 148, height: 56 },
  empty: { width: 150, height: 64 },
  strip: { header: 22, foot: 20 },
  pad: 8,
  gap: 8,
  switchGap: 16,
  hull: { pad: 6, foot: 26, gap: 8, side: 104 },
  /** Between the tracks of two links. */
  trackPitch: 2.5,
  /** Free px above and below the tracks of a channel. */
  channelPad: 9,
} as const;
