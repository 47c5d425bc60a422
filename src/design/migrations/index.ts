import type { Migration } from './migration.ts';

/** The version of the format that this code writes. */
export const currentFormatVersion = 1;

/** Every step from an older version, one file each (`0001-what.ts`), one line here and one in FORMAT-CHANGELOG.md. */
export const migrations: readonly Migration[] = [];

export { type Migration, migrateTo } from './migration.ts';
