// npm run dev: rebuilds on every change; opens Electron where it can run, else the web host. Reload the window to see a change.
import { spawn } from 'node:child_process';
import { ensureBuild, findElectron } from './lib/prepare.mjs';
import { inRoot, main, packageBin, root, say } from './lib/process.mjs';

await main(async () => {
  await ensureBuild();
  const electron = await findElectron();
  spawn(process.execPath, [packageBin('electron-vite', 'bin/electron-vite.js'), 'build', '--watch'], { stdio: 'inherit' });
  if (electron.executable) {
    spawn(electron.executable, [root], { stdio: 'inherit' });
    return;
  }
  say(`Web host instead of Electron: ${electron.reason}.`);
  spawn(process.execPath, [inRoot('out/main/web.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
});
