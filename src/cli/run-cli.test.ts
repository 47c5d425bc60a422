import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from './commands/index.ts';
import { formatDiagnostic, formatPath, progressBar } from './report.ts';
import { runCli } from './run-cli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  let seconds = 0;
  const status = await runCli(args, {
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
    isTerminal: false,
    workingFolder: folder,
    appRoot: resolve('.'),
    clockSeconds: () => {
      seconds += 1;
      return seconds;
    },
  });
  return { status, stdout: out.join(''), stderr: err.join('') };
}

const preset = readFileSync(resolve('presets/llama70b-2p2d.cluster.json'), 'utf8');
/** JSON that is about to be broken: whatever key a test names is there. */
interface Json {
  readonly [key: string]: Json;
}

function append(list: Json, ...items: readonly unknown[]): void {
  (list as unknown as unknown[]).push(...items);
}

/** The default preset with one thing wrong. */
function brokenPreset(breakIt: (design: Json) => void): string {
  const design = JSON.parse(preset) as Json;
  breakIt(design);
  return JSON.stringify(design, null, 2);
}

const badInput: readonly (readonly [what: string, text: () => string, code: string | null, path: string])[] = [
  ['truncated JSON', () => preset.slice(0, preset.length / 2), 'truncated-json', ''],
  ['an empty file', () => '', 'empty-file', ''],
  ['JSON that is no design', () => '{"hello":1}', null, ''],
  ['a wrong type', () => brokenPreset((design) => Object.assign(design.workload, { requestCount: 'many' })), null, 'workload.requestCount'],
  ['an unknown key', () => brokenPreset((design) => Object.assign(design.deployment, { colour: 'red' })), null, 'deployment'],
  [
    'an unknown part',
    () =>
      brokenPreset((design) => Object.assign(Object.values<Json>(design.definitions as never)[0].components[0], { part: 'no-such-gpu' })),
    'unknown-part',
    'definitions.',
  ],
  [
    'a dangling link',
    () =>
      brokenPreset((design) =>
        append(design.topology.links, { id: 'dangling', part: 'infiniband-ndr', from: 'nowhere[0]', to: 'nowhere[1]' }),
      ),
    null,
    'topology.links[',
  ],
  [
    'a pool without accelerators',
    () => brokenPreset((design) => Object.assign(design.deployment.pools[0], { accelerators: 'rack[7]/server[*]/gpu[*]' })),
    null,
    'deployment.pools[0]',
  ],
  [
    'a model that does not fit in memory',
    () =>
      brokenPreset((design) => {
        // 70 billion weights of two bytes on one device of 80 GB.
        Object.assign(design.deployment.pools[0], { replicaSize: 1, parallelism: { tp: 1, pp: 1, dp: 1, ep: 1, cp: 1 } });
        Object.assign(design.deployment.pools[0].precision, { weights: 'bf16' });
      }),
    null,
    'deployment.pools[0]',
  ],
  [
    'a cyclic group',
    () =>
      brokenPreset((design) =>
        append(design.topology.groups, { id: 'one', kind: 'group', in: 'two' } as unknown as Json, { id: 'two', kind: 'group', in: 'one' }),
      ),
    null,
    'topology.groups[',
  ],
  ['a newer format version', () => brokenPreset((design) => Object.assign(design, { formatVersion: 99 })), null, 'formatVersion'],
];

const commandLines = [
  ['check', []],
  ['estimate', []],
  ['simulate', ['--out', 'run']],
] as const;

test.each(badInput.flatMap((row) => commandLines.map(([command, options]) => [...row, command, options] as const)))(
  '%s: a diagnostic with path and remedy, status 1, nothing written (%#)',
  async (_what, text, code, path, command, options) => {
    const file = join(folder, 'bad.cluster.json');
    writeFileSync(file, text());
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
    const { status, stdout } = await cli(command, file, ...options, '--json');
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; severity: string; path: (string | number)[]; message: string; remedy: string }[];
    };
    const [first] = diagnostics.filter(({ severity }) => severity === 'error');
    expect(status).toBe(1);
    expect(formatPath(first.path)).toContain(path);
    if (code !== null) expect(first.code).toBe(code);
    for (const { message, remedy, code: anyCode } of diagnostics) {
      expect(message.length).toBeGreaterThan(10);
      expect(remedy.length).toBeGreaterThan(5);
      expect(anyCode).toMatch(/^[a-z0-9-]+$/);
    }
    expect(readdirSync(folder)).toEqual(['bad.cluster.json']);
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(hash);
  },
);

test('problems go to stderr when the command is not about problems, with place and remedy', async () => {
  writeFileSync(join(folder, 'bad.json'), preset.slice(0, 100));
  const { status, stdout, stderr } = await cli('simulate', 'bad.json');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^error truncated-json\n {2}.+\n {2}→ .+\n$/);
});

test.each([
  ['a file that is not there', (): string => join(folder, 'gone.json'), 'file-not-readable'],
  ['a folder', (): string => folder, 'file-not-readable'],
  [
    'bytes that are no text',
    (): string => {
      writeFileSync(join(folder, 'bytes.json'), Uint8Array.of(0x7b, 0xff, 0xfe));
      return join(folder, 'bytes.json');
    },
    'file-not-text',
  ],
])('%s: status 3, with a diagnostic', async (_what, path, code) => {
  for (const command of ['check', 'estimate', 'simulate', 'flows']) {
    const { status, stdout, stderr } = await cli(command, path(), '--json');
    expect([command, status]).toEqual([command, 3]);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code, severity: 'error' }] });
    expect(stderr).toContain('→');
  }
});

test('a trace that cannot be read is status 3, one that is no trace status 1', async () => {
  writeFileSync(join(folder, 'a.cluster.json'), preset);
  writeFileSync(join(folder, 'notes.csv'), 'hello\n');
  expect((await cli('simulate', 'a.cluster.json', '--trace', 'gone.csv')).status).toBe(3);
  const { status, stderr } = await cli('simulate', 'a.cluster.json', '--trace', 'notes.csv');
  expect(status).toBe(1);
  expect(stderr).toContain('notes.csv');
});

test('--out does not write over what is not a run', async () => {
  writeFileSync(join(folder, 'design.cluster.json'), preset);
  const { status, stderr } = await cli('simulate', 'design.cluster.json', '--out', '.');
  expect(status).toBe(3);
  expect(stderr).toContain('would-overwrite');
  expect(readdirSync(folder)).toEqual(['design.cluster.json']);
});

test.each([
  [[]],
  [['nonsense']],
  [['check']],
  [['check', 'a', 'b']],
  [['check', 'a', '--colour']],
  [['estimate', 'a', '--links', 'some']],
  [['simulate', 'a', '--seed', '-1']],
  [['simulate', 'a', '--seed', '1.5']],
  [['simulate', 'a', '--requests', '0']],
  [['simulate', 'a', '--requests', 'x']],
  [['simulate', 'a', '--rate-scale', '0']],
  [['simulate', 'a', '--links', 'none']],
  [['catalog', 'spoons']],
  [['presets', 'x']],
  [['flows']],
  [['serve', '--port', '70000']],
])('%j is not understood: status 2, usage on stderr, nothing on stdout', async (args) => {
  const { status, stdout, stderr } = await cli(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Usage: clusterwright');
});

test('--rate-scale without a trace is not understood', async () => {
  writeFileSync(join(folder, 'a.cluster.json'), preset);
  expect((await cli('simulate', 'a.cluster.json', '--rate-scale', '2')).status).toBe(2);
});

test('every command has help, and the overview names them all', async () => {
  const overview = await cli('help');
  expect(overview.status).toBe(0);
  for (const { name } of commands) {
    expect(overview.stdout).toContain(`  ${name} `);
    const { status, stdout } = await cli(name, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: clusterwright ${name}`);
  }
});

test('presets are listed with id, path and title, exactly one of them the default', async () => {
  const { status, stdout } = await cli('presets', '--json');
  const { presets } = JSON.parse(stdout) as { presets: { id: string; path: string; title: string; default: boolean }[] };
  expect(status).toBe(0);
  expect(presets.filter((listed) => listed.default).length).toBe(1);
  for (const { id, path, title } of presets) {
    expect(existsSync(path)).toBe(true);
    expect(id.length * title.length).toBeGreaterThan(0);
    expect((await cli('check', path)).status).toBe(0);
  }
});

test('the catalogue is one object, whole or by family, in the singular too', async () => {
  const whole = JSON.parse((await cli('catalog', '--json')).stdout) as Record<string, { id: string }[]>;
  expect(Object.keys(whole)).toEqual(['version', 'accelerators', 'memory', 'links', 'switches', 'nics', 'hosts', 'systems', 'models']);
  const one = JSON.parse((await cli('catalog', 'switch', '--json')).stdout) as Record<string, unknown>;
  expect(one).toEqual({ version: whole.version, switches: whole.switches });
  expect((await cli('catalog', 'models')).stdout).toContain(whole.models[0].id);
});

// One link of 100 B/s without latency, two flows of 100 B from 0 s: each gets 50 B/s and ends at 2 s.
const oracle = {
  id: 'by-hand',
  links: [{ id: 0, bandwidthBytesPerSecond: 100, latencySeconds: 0 }],
  flows: [0, 1].map((id) => ({ id, bytes: 100, startSeconds: 0, path: [0] })),
};

test('flows runs the flow model alone', async () => {
  writeFileSync(join(folder, 'o.json'), JSON.stringify(oracle));
  const { status, stdout } = await cli('flows', 'o.json', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ files: [{ id: 'by-hand', completionSeconds: [2, 2], wallSeconds: 1 }] });
  expect((await cli('flows', 'o.json')).stdout).toContain('by-hand: 2 flows, the last ends at 2 s');
});

test('flows says which file is broken, and still runs the others', async () => {
  writeFileSync(join(folder, 'o.json'), JSON.stringify(oracle));
  writeFileSync(join(folder, 'cut.json'), '{"links":');
  writeFileSync(join(folder, 'lost.json'), JSON.stringify({ ...oracle, flows: [{ id: 0, bytes: 1, startSeconds: 0, path: [9] }] }));
  mkdirSync(join(folder, 'x'));
  const { status, stdout } = await cli('flows', 'o.json', 'cut.json', 'lost.json', '--json');
  const answer = JSON.parse(stdout) as { files: unknown[]; diagnostics: { path: string[] }[] };
  expect(status).toBe(1);
  expect(answer.files.length).toBe(1);
  expect(answer.diagnostics.map(({ path }) => path[0])).toEqual(['cut.json', 'lost.json']);
});

test('flows over a dead link never end: a warning says which, and the others are answered', async () => {
  const flows = [{ ...oracle.flows[0], path: ['dead'] }, oracle.flows[1]];
  writeFileSync(
    join(folder, 'dead.json'),
    JSON.stringify({ ...oracle, links: [...oracle.links, { ...oracle.links[0], id: 'dead', bandwidthBytesPerSecond: 0 }], flows }),
  );
  const { status, stdout } = await cli('flows', 'dead.json', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    files: [{ completionSeconds: [null, 1] }],
    diagnostics: [{ code: 'flow-never-ends', path: ['dead.json', 'flows', 0] }],
  });
});

test.each(['-1', 'null', '"50e9"', '1e999'])('a bandwidth of %s is refused with its place', async (bandwidth) => {
  const text = JSON.stringify(oracle).replace('"bandwidthBytesPerSecond":100', `"bandwidthBytesPerSecond":${bandwidth}`);
  writeFileSync(join(folder, 'odd.json'), text);
  const { status, stdout } = await cli('flows', 'odd.json', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ files: [], diagnostics: [{ path: ['odd.json', 'links', 0, 'bandwidthBytesPerSecond'] }] });
});

test('a problem reads as severity, code, place, message, remedy', () => {
  const diagnostic = {
    code: 'a-code',
    severity: 'warning',
    path: ['deployment', 'pools', 0, 'id'],
    message: 'It is so.',
    remedy: 'Mend it.',
  } as const;
  expect(formatDiagnostic(diagnostic)).toBe('warning a-code at deployment.pools[0].id\n  It is so.\n  → Mend it.\n');
});

test('the progress bar is drawn for a terminal only, and wiped', () => {
  const drawn = (isTerminal: boolean): string => {
    let text = '';
    const context = { stderr: (more: string) => (text += more), isTerminal } as unknown as Parameters<typeof progressBar>[0];
    const bar = progressBar(context, 'Run');
    bar.show(0.5);
    bar.clear();
    return text;
  };
  expect(drawn(false)).toBe('');
  expect(drawn(true)).toMatch(/^\rRun \[█{15} {15}\] 50 %\r +\r$/);
});
