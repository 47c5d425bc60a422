/** One step of the format: what `from` holds becomes what `from + 1` holds. */
export interface Migration {
  readonly from: number;
  readonly label: string;
  /** Takes and returns plain JSON, which the schema has not seen: it must bear anything. */
  migrate(json: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/**
 * Takes JSON from the version that it carries up to `target`, one step at a time.
 *
 * @returns null if a step is missing
 */
export function migrateTo(
  json: Readonly<Record<string, unknown>>,
  target: number,
  migrations: readonly Migration[],
): Record<string, unknown> | null {
  let current: Record<string, unknown> = { ...json };
  for (let version = Number(json.formatVersion); version < target; version += 1) {
    const step = migrations.find((migration) => migration.from === version);
    if (!step) return null;
    current = { ...step.migrate(current), formatVersion: version + 1 };
  }
  return current;
}
