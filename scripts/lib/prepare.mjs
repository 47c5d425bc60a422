import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { firstExisting, inRoot, packageBin, root, run, StepFailed, say, step } from './process.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** @throws StepFailed on a Node that is too old */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new StepFailed('Node', `this is ${process.version}`, 'install Node 20.19 or newer (nodejs.org)');
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const info = statSync(path);
    if (info.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else {
      hash.update(relative(root, path));
      hash.update(readFileSync(path));
    }
  };
  for (const path of paths) if (existsSync(path)) visit(path);
  return hash.digest('hex');
}

const isStamped = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

/** Installs what package-lock.json names, unless that very state is installed already. */
export async function ensureDependencies() {
  requireNode();
  const stamp = inRoot('node_modules', '.clusterwright-installed');
  const wanted = fingerprint([inRoot('package-lock.json'), inRoot('package.json')]);
  if (isStamped(stamp, wanted)) return;
  // Electron's own installer is not run: its runtime is asked for only where the app can show a window.
  await step(
    'Installing packages (npm ci)',
    npm,
    ['ci', '--no-audit', '--no-fund'],
    'check the network and the npm registry, then run the same command again',
  );
  writeFileSync(stamp, wanted);
}

/** Builds the bundles of main, preload, web host, command line and renderer, if a source changed since the last build. */
export async function ensureBuild() {
  await ensureDependencies();
  const stamp = inRoot('out', '.built-from');
  const wanted = fingerprint(
    ['src', 'bench', 'resources', 'electron.vite.config.ts', 'package-lock.json', 'tsconfig.base.json'].map((path) => inRoot(path)),
  );
  if (isStamped(stamp, wanted)) return;
  await step(
    'Building the app',
    process.execPath,
    [packageBin('electron-vite', 'bin/electron-vite.js'), 'build'],
    'read the error above; `npm run check` shows type errors',
  );
  mkdirSync(inRoot('out'), { recursive: true });
  writeFileSync(stamp, wanted);
}

const chromiumPlaces = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium, or undefined: then Playwright's own. */
export const systemChromium = () => firstExisting(chromiumPlaces);

/** A browser for the e2e tests: Debian's by apt when root on Debian, else Playwright's. */
export async function ensureChromium() {
  if (systemChromium()) return;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const apt = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await step('Reading Debian’s package lists (apt-get update)', 'apt-get', ['update', '-qq'], 'check the network and /etc/apt', apt);
    await step(
      'Installing Chromium (apt-get)',
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
      'install a Chromium by hand and name it in CHROMIUM_PATH',
      apt,
    );
    return;
  }
  const playwright = packageBin('@playwright/test', 'cli.js');
  const found = await run(process.execPath, [playwright, 'install', '--dry-run', 'chromium'], { quiet: true });
  const folder = /Install location:\s+(\S.*)/.exec(found.output)?.[1]?.trim();
  if (folder && existsSync(folder)) return;
  await step(
    'Installing Playwright’s Chromium',
    process.execPath,
    [playwright, 'install', 'chromium'],
    'install a Chromium by hand and name it in CHROMIUM_PATH',
  );
}

/**
 * Electron’s executable, or the reason why the app cannot open in Electron, in one line.
 * Never waits longer than `timeoutSeconds` for its runtime, whatever the network does.
 */
export async function findElectron(timeoutSeconds = 15) {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) return { reason: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  const [major, minor] = process.versions.node.split('.').map(Number);
  const installed = () => {
    const pathFile = inRoot('node_modules', 'electron', 'path.txt');
    if (!existsSync(pathFile)) return undefined;
    return firstExisting([inRoot('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8').trim())]);
  };
  if (!installed()) {
    if (major < 22 || (major === 22 && minor < 12))
      return { reason: `Electron's runtime is not installed, and its installer wants Node 22.12 or newer (this is ${process.version})` };
    say('Fetching Electron’s runtime …');
    const fetched = await run(process.execPath, [inRoot('node_modules', 'electron', 'install.js')], { quiet: true, timeoutSeconds });
    if (fetched.timedOut) return { reason: `Electron's runtime could not be fetched within ${timeoutSeconds} s` };
    if (fetched.code !== 0) return { reason: "Electron's runtime could not be fetched from here" };
  }
  const executable = installed();
  return executable ? { executable } : { reason: "Electron's runtime is not installed" };
}
