// npm run build: the bundles of the Electron main process, preload, web host, command line and renderer, in out/.
import { rmSync } from 'node:fs';
import { ensureBuild } from './lib/prepare.mjs';
import { inRoot, main } from './lib/process.mjs';

await main(async () => {
  rmSync(inRoot('out'), { recursive: true, force: true });
  await ensureBuild();
});
