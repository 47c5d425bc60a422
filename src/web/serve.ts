import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHost } from '../host/index.ts';
import { startWebServer } from './server.ts';

/** How the web host is started. */
export interface ServeOptions {
  readonly appRoot: string;
  readonly dataFolder: string;
  /** 0: any free one. */
  readonly port: number;
}

/**
 * Starts the app for a browser and prints its address as the first line. Runs until it is interrupted.
 *
 * @returns the exit status: 0 after an interrupt, 3 if it cannot start
 */
export async function serve({ appRoot, dataFolder, port }: ServeOptions): Promise<number> {
  const rendererFolder = join(appRoot, 'out', 'renderer');
  if (!existsSync(join(rendererFolder, 'index.html'))) {
    process.stderr.write(`The app is not built: ${rendererFolder} has no index.html. Run "npm run build".\n`);
    return 3;
  }
  const host = createHost({ appRoot, dataFolder, shell: 'web' });
  try {
    const server = await startWebServer(host, rendererFolder, port);
    process.stdout.write(`Clusterwright is at ${server.address}\n`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await server.close();
    return 0;
  } catch (thrown) {
    const isTaken = (thrown as { code?: string }).code === 'EADDRINUSE';
    process.stderr.write(
      isTaken
        ? `Port ${port} is taken. Choose another, or leave --port out for a free one.\n`
        : `The web host cannot start: ${String(thrown)}\n`,
    );
    return 3;
  } finally {
    await host.close();
  }
}
