import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const chromiumPath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

/** Chromium as root, without a GPU and without calls of its own to the network. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why the journeys run on the web host, or undefined where Electron's runtime is installed. */
export const electronMissing = existsSync(join(root, 'node_modules/electron/path.txt')) ? undefined : "Electron's runtime is not installed";

/** Starts the built web host on a free port with a data folder of its own. */
export async function startHost(dataFolder: string): Promise<{ address: string; process: ChildProcess }> {
  const host = spawn(process.execPath, [join(root, 'out/main/web.js'), '--port', '0', '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((found, failed) => {
    host.stdout?.on('data', (chunk: Buffer) => {
      const match = /https?:\/\/\S+/.exec(chunk.toString());
      if (match) found(match[0]);
    });
    host.on('exit', (code) => failed(new Error(`the web host ended with status ${code}`)));
  });
  return { address, process: host };
}

interface Fixtures {
  /** Data folder of this test: documents, runs, journal. */
  readonly dataFolder: string;
  readonly context: BrowserContext;
  /** The app, open at its first screen. Console errors and CSP violations fail the test. */
  readonly app: Page;
  readonly address: string;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'clusterwright-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  address: async ({ dataFolder }, use) => {
    const host = await startHost(dataFolder);
    await use(host.address);
    host.process.kill();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  context: async ({}, use) => {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await use(context);
    await browser.close();
  },
  app: async ({ context, address }, use) => {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(address);
    await use(page);
    expect(problems, 'errors in the console').toEqual([]);
  },
});

export { expect } from '@playwright/test';

/** Keeps a picture of a step under e2e/screenshots, in light and in dark. */
export async function picture(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(root, 'e2e/screenshots', `${name}-${theme}.png`) });
  }
}
