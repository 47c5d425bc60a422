// npm run dev: rebuilds on every change; Electron where it can run, else the web host over the built renderer.
import { spawn } from 'node:child_process';
import { ensureBuild, findElectron } from './lib/prepare.mjs';
import { inRoot, main, packageBin, say } from './lib/process.mjs';

await main(async () => {
  await ensureBuild();
  const electron = await findElectron();
  const electronVite = packageBin('electron-vite', 'bin/electron-vite.js');
  if (electron.executable) {
    spawn(process.execPath, [electronVite, 'dev', '--watch'], { stdio: 'inherit' });
    return;
  }
  say(`Web host instead of Electron: ${electron.reason}.`);
  spawn(process.execPath, [electronVite, 'build', '--watch'], { stdio: 'inherit' });
  spawn(process.execPath, ['--watch', inRoot('out/main/web.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
});
