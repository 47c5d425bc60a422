// npm test: installs what is lacking, then checks, unit and contract tests, and e2e. Ends with `N passed, N failed, N skipped`.
import { readFileSync, rmSync } from 'node:fs';
import { ensureBuild, ensureChromium, ensureDependencies } from './lib/prepare.mjs';
import { inRoot, main, packageBin, run, say } from './lib/process.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function count(outcome, name) {
  totals[outcome] += 1;
  if (outcome === 'failed') failures.push(name);
}

/** Runs a test program that writes a JSON report; a program that dies without one is one failure. */
async function suite(title, args, report, read, env) {
  rmSync(report, { force: true });
  say(`${title} …`);
  const result = await run(process.execPath, args, { onLine: (text) => process.stderr.write(text), env });
  let tests = [];
  try {
    tests = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    count('failed', `${title}: no report (${error.message})`);
  }
  for (const test of tests) count(test.outcome, test.name);
  if (result.code !== 0 && tests.every((test) => test.outcome !== 'failed')) count('failed', `${title}: exit status ${result.code}`);
  if (tests.length === 0) count('failed', `${title}: no test ran`);
}

const vitestOutcome = { passed: 'passed', failed: 'failed', pending: 'skipped', skipped: 'skipped', todo: 'skipped' };
const readVitest = (report) => [
  ...report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ name: `${file.name} › ${test.fullName}`, outcome: vitestOutcome[test.status] ?? 'failed' })),
  ),
  ...report.testResults
    .filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    .map((file) => ({ name: `${file.name}: ${file.message}`, outcome: 'failed' })),
];

const playwrightOutcome = { expected: 'passed', flaky: 'passed', unexpected: 'failed', skipped: 'skipped' };
function readPlaywright(report) {
  const visit = (node, path) => [
    ...(node.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({ name: `${path} › ${spec.title}`, outcome: playwrightOutcome[test.status] })),
    ),
    ...(node.suites ?? []).flatMap((child) => visit(child, `${path} › ${child.title}`)),
  ];
  return visit(report, 'e2e');
}

await main(async () => {
  await ensureDependencies();
  const { runChecks } = await import('./lib/checks.mjs');
  for (const check of await runChecks()) {
    count(check.passed ? 'passed' : 'failed', `check: ${check.name}`);
    if (!check.passed) process.stderr.write(`${check.output}\n`);
  }
  await ensureBuild();
  await ensureChromium();

  const cache = inRoot('.cache');
  const units = `${cache}/vitest.json`;
  await suite(
    'Unit and contract tests',
    [packageBin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`],
    units,
    readVitest,
  );
  const journeys = `${cache}/playwright.json`;
  await suite(
    'End-to-end tests',
    [packageBin('@playwright/test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    journeys,
    readPlaywright,
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: journeys,
    },
  );

  for (const name of failures) process.stderr.write(`FAILED ${name}\n`);
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}\n`);
  process.exitCode = totals.failed ? 1 : 0;
});
