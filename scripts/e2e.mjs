// npm run e2e -- [--grep @main-job]: the journeys alone, on Electron where its runtime is installed, else on the web host.
import { ensureBuild, ensureChromium } from './lib/prepare.mjs';
import { main, packageBin, run } from './lib/process.mjs';

await main(async () => {
  await ensureBuild();
  await ensureChromium();
  const playwright = [packageBin('@playwright/test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)];
  process.exitCode = (await run(process.execPath, playwright)).code;
});
