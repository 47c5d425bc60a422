#!/usr/bin/env node
// npm run --silent cli -- COMMAND: the command line of product.md, from the built bundle (built first if stale).
import { spawnSync } from 'node:child_process';
import { ensureBuild } from './lib/prepare.mjs';
import { inRoot, main } from './lib/process.mjs';

await main(async () => {
  await ensureBuild();
  const result = spawnSync(process.execPath, [inRoot('out/main/cli.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  process.exitCode = result.status ?? 3;
});
