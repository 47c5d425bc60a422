// npm run --silent bench -- NAME [--json]: benchmarks on the built bundle (product.md §6).
import { spawnSync } from 'node:child_process';
import { ensureBuild } from './lib/prepare.mjs';
import { inRoot, main } from './lib/process.mjs';

await main(async () => {
  await ensureBuild();
  process.exitCode =
    spawnSync(process.execPath, ['--expose-gc', inRoot('out/main/bench.js'), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 3;
});
