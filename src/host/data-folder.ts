import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The environment, as far as it says where data belongs. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the app keeps documents, runs, traces and the journal: `CLUSTERWRIGHT_DATA` if set, else where the system wants it.
 * Every shell uses the same folder, so that a run of the command line shows up in the app.
 */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  home: string = homedir(),
): string {
  if (environment.CLUSTERWRIGHT_DATA) return resolve(environment.CLUSTERWRIGHT_DATA);
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Clusterwright');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Clusterwright');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'clusterwright');
}
