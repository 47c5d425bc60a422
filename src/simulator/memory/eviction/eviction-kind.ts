/** Blocks that an eviction order can tell apart. */
export interface BlockUse {
  /** How often the block has been asked for and found, the first time included. */
  readonly useCount: number;
  /** Number of the block within its prompt, from 0. */
  readonly position: number;
}

/** Which block goes when room is needed. Among equals the one let go first does. */
export interface EvictionKind<Config> {
  readonly kind: string;
  readonly label: string;
  /** Lower goes earlier; a whole number from 0 to 65,535. */
  weight(use: BlockUse): number;
  /** A block that nobody has asked for in so long is gone. */
  lifeSeconds(config: Config): number;
}

export const largestWeight = 65_535;
