// npm run package: an installable app for this platform in dist/, with hardened fuses. Wants Electron's runtime, so a network that has it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/prepare.mjs';
import { inRoot, main, root, StepFailed, say } from './lib/process.mjs';

/** Electron's fuses as the security checklist wants them (item 19). */
export async function fuses(FuseV1Options, FuseVersion) {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}

await main(async () => {
  await ensureBuild();
  const { packager } = await import('@electron/packager');
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const keep = ['out', 'presets', 'resources', 'package.json', 'LICENSE', 'README.md'];
  let folders;
  try {
    folders = await packager({
      dir: root,
      out: inRoot('dist'),
      overwrite: true,
      asar: true,
      name: 'Clusterwright',
      ignore: (path) => path !== '' && !keep.some((name) => path === `/${name}` || path.startsWith(`/${name}/`)),
    });
  } catch (error) {
    throw new StepFailed(
      'Packaging',
      error.message,
      'run it where Electron’s runtime can be downloaded (github.com), or set electron_config_cache',
    );
  }
  for (const folder of folders) {
    const executable = readdirSync(folder)
      .map((name) => join(folder, name))
      .find((path) => /Clusterwright(\.exe|\.app)?$/.test(path));
    if (!executable || !existsSync(executable)) throw new StepFailed('Hardening', `no executable in ${folder}`, 'report this as a bug');
    await flipFuses(executable, await fuses(FuseV1Options, FuseVersion));
    say(`Packaged: ${folder}`);
  }
});
