// npm run soak: what `npm test` runs scaled down, at full length (10^6 requests of M/D/1, 1,000 edits, more random networks).
import { ensureBuild } from './lib/prepare.mjs';
import { main, packageBin, run } from './lib/process.mjs';

await main(async () => {
  await ensureBuild();
  const vitest = [packageBin('vitest', 'vitest.mjs'), 'run', '--testTimeout=3600000', ...process.argv.slice(2)];
  process.exitCode = (await run(process.execPath, vitest, { env: { CLUSTERWRIGHT_SOAK: '1' } })).code;
});
