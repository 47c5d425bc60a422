import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from './data-folder.ts';

test.each([
  ['linux', {}, join('/home/ada', '.local', 'share', 'clusterwright')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'clusterwright')],
  ['darwin', {}, join('/home/ada', 'Library', 'Application Support', 'Clusterwright')],
  ['win32', { APPDATA: '/roaming' }, join('/roaming', 'Clusterwright')],
  ['win32', {}, join('/home/ada', 'AppData', 'Roaming', 'Clusterwright')],
  ['linux', { CLUSTERWRIGHT_DATA: 'here', XDG_DATA_HOME: '/data' }, resolve('here')],
] as const)('on %s with %j data goes to %s', (platform, environment, folder) => {
  expect(dataFolder(platform, environment, '/home/ada')).toBe(folder);
});
