import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { runCli } from './run-cli.ts';

// `clusterwright … | head` closes the pipe: that is no failure, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  workingFolder: process.cwd(),
  appRoot: fileURLToPath(new URL('../../', import.meta.url)),
  clockSeconds: () => performance.now() / 1000,
});
