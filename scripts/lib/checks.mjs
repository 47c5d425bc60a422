import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, packageBin, root, run, say } from './process.mjs';

const node = (name, file, ...args) => run(process.execPath, [packageBin(name, file), ...args], { quiet: true });

function sources(folder = inRoot('src')) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|css)$/.test(entry.name) ? [path] : [];
  });
}

/** Habits that no linter rule covers: files over 400 lines, and nothing impure in the pure rooms. */
async function habits() {
  const { pureRooms } = await import('../import-table.mjs');
  const problems = [];
  for (const path of sources()) {
    const name = relative(root, path).replaceAll('\\', '/');
    const text = readFileSync(path, 'utf8');
    const lines = text.split('\n').length;
    if (lines > 400) problems.push(`${name}: ${lines} lines; at most 400, so look for the second idea`);
    const room = name.split('/')[1];
    if (!pureRooms.includes(room) || /\.test\.ts$/.test(name)) continue;
    for (const [pattern, what] of [
      [/\bMath\.random\b/, 'Math.random'],
      [/\bDate\.now\b|\bnew Date\b/, 'the clock'],
      [/\bperformance\.now\b/, 'the clock'],
    ])
      if (pattern.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
        problems.push(`${name}: ${what} in a pure room; take it as an argument`);
  }
  for (const folder of readdirSync(inRoot('src'))) {
    try {
      readFileSync(inRoot('src', folder, 'README.md'));
    } catch {
      problems.push(`src/${folder}: no README.md`);
    }
  }
  return { code: problems.length ? 1 : 0, output: problems.join('\n') };
}

/** The suppressions may only become fewer: lower this number when they do. */
const allowedSuppressions = 0;

async function suppressions() {
  const found = sources().flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /biome-ignore|@ts-(ignore|expect-error|nocheck)/.test(line) ? [`${relative(root, path)}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
  return {
    code: found.length > allowedSuppressions ? 1 : 0,
    output: `${found.length} suppressions, ${allowedSuppressions} allowed\n${found.join('\n')}`,
  };
}

const checks = [
  ['types of the pure rooms', () => node('typescript', 'bin/tsc', '-p', 'tsconfig.core.json')],
  ['types of the Node rooms and tests', () => node('typescript', 'bin/tsc', '-p', 'tsconfig.node.json')],
  ['types of the browser rooms', () => node('typescript', 'bin/tsc', '-p', 'tsconfig.web.json')],
  ['types of the journeys', () => node('typescript', 'bin/tsc', '-p', 'tsconfig.e2e.json')],
  ['linter and format', () => node('@biomejs/biome', 'bin/biome', 'check', '--max-diagnostics=50')],
  [
    'import table',
    () =>
      run(
        process.execPath,
        [
          '--import',
          inRoot('scripts/lib/swc-tsx.mjs'),
          packageBin('dependency-cruiser', 'bin/dependency-cruise.mjs'),
          '--config',
          '.dependency-cruiser.mjs',
          'src',
        ],
        { quiet: true },
      ),
  ],
  ['habits', habits],
  ['suppressions', suppressions],
];

/** Runs every check. @returns [{ name, passed, output }] */
export async function runChecks() {
  const results = [];
  for (const [name, body] of checks) {
    const result = await body();
    const passed = result.code === 0;
    say(`${passed ? 'ok  ' : 'FAIL'} ${name}`);
    results.push({ name, passed, output: result.output });
  }
  return results;
}
