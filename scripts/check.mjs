// npm run check: types per environment, linter, import table, habits. Prints one line per check; exit status 1 if any fails.
import { ensureDependencies } from './lib/prepare.mjs';
import { main, say } from './lib/process.mjs';

await main(async () => {
  await ensureDependencies();
  const { runChecks } = await import('./lib/checks.mjs');
  const failed = (await runChecks()).filter((check) => !check.passed);
  for (const check of failed) process.stdout.write(`\n--- ${check.name} ---\n${check.output}\n`);
  say(failed.length ? `${failed.length} checks failed` : 'all checks passed');
  process.exitCode = failed.length ? 1 : 0;
});
