// npm start: installs what is lacking, builds if stale, opens the app in Electron, or else in the browser by way of the web host.
import { spawn } from 'node:child_process';
import { ensureBuild, findElectron } from './lib/prepare.mjs';
import { inRoot, main, root, say } from './lib/process.mjs';

function openBrowser(address) {
  const opener = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn(opener[0], [...opener.slice(1), address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** Resolves with true if Electron came up, false if it ended at once with an error. */
function startElectron(executable) {
  return new Promise((done) => {
    const child = spawn(executable, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
    const settled = setTimeout(() => done(true), 5000);
    child.on('error', () => done(false));
    child.on('exit', (code) => {
      clearTimeout(settled);
      done(code === 0);
      process.exitCode = code ?? 1;
    });
  });
}

function startWebHost() {
  const host = spawn(process.execPath, [inRoot('out/main/web.js'), ...process.argv.slice(2)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let opened = false;
  host.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    const address = /https?:\/\/\S+/.exec(chunk.toString())?.[0];
    if (address && !opened) {
      opened = true;
      say('Press Ctrl+C to stop.');
      openBrowser(address);
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill(signal));
  host.on('exit', (code) => process.exit(code ?? 0));
}

await main(async () => {
  await ensureBuild();
  const electron = await findElectron();
  if (electron.executable && (await startElectron(electron.executable))) return;
  say(`Opening in the browser instead of Electron: ${electron.reason ?? 'Electron ended at once'}.`);
  startWebHost();
});
