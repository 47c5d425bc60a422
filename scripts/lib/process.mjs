import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Path inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts);

/** A JavaScript entry of an installed package, run by this same Node. */
export const packageBin = (name, file) => inRoot('node_modules', name, file);

const started = Date.now();
const seconds = () => ((Date.now() - started) / 1000).toFixed(0).padStart(3);

/** One line of progress on stderr, so that stdout stays for results. */
export function say(text) {
  process.stderr.write(`[${seconds()} s] ${text}\n`);
}

/** A step that failed: says which, and what to do. */
export class StepFailed extends Error {
  constructor(step, reason, remedy) {
    super(`${step} failed: ${reason}\n  What to do: ${remedy}`);
    this.step = step;
  }
}

/**
 * Runs a program to its end.
 *
 * @param options.quiet keeps the output, and shows its end only when the program fails
 * @param options.timeoutSeconds kills the whole process group after that long
 * @returns { code, output, timedOut }
 */
export function run(command, args, options = {}) {
  const { quiet = false, timeoutSeconds, env, cwd = root, onLine } = options;
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...(quiet && { NO_COLOR: '1', FORCE_COLOR: '0' }), ...env },
      stdio: ['ignore', quiet || onLine ? 'pipe' : 2, quiet || onLine ? 'pipe' : 2],
      detached: process.platform !== 'win32',
    });
    const kept = [];
    let timedOut = false;
    const keep = (chunk) => {
      kept.push(chunk.toString());
      if (kept.length > 4000) kept.splice(0, 2000);
      onLine?.(chunk.toString());
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const stop = () => {
      try {
        if (process.platform === 'win32') child.kill('SIGKILL');
        else process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended by itself in between.
      }
    };
    const timer = timeoutSeconds
      ? setTimeout(() => {
          timedOut = true;
          stop();
        }, timeoutSeconds * 1000)
      : undefined;
    const finish = (code, reason) => {
      clearTimeout(timer);
      done({ code, output: kept.join('') + (reason ?? ''), timedOut });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Runs a slow step with a line before and after; throws StepFailed with the end of its output. */
export async function step(title, command, args, remedy, options = {}) {
  say(`${title} …`);
  const before = Date.now();
  const heartbeat = setInterval(() => say(`${title}: still at it, ${((Date.now() - before) / 1000).toFixed(0)} s`), 20_000);
  const result = await run(command, args, { quiet: true, ...options });
  clearInterval(heartbeat);
  if (result.code !== 0) {
    const end = result.output.trim().split('\n').slice(-25).join('\n');
    throw new StepFailed(title, `exit status ${result.code}\n${end}`, remedy);
  }
  say(`${title}: done in ${((Date.now() - before) / 1000).toFixed(1)} s`);
  return result;
}

/** Ends the program with the message of a failed step, or the stack of a bug. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    process.stderr.write(error instanceof StepFailed ? `${error.message}\n` : `${error.stack ?? error}\n`);
    process.exit(3);
  }
}

/** First of these files that exists. */
export const firstExisting = (paths) => paths.find((path) => path && existsSync(path));
