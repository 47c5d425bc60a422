import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type Command, type ExitStatus, exitStatus, UsageError, wholeNumberOption } from '../command.ts';

/** `serve`: the app in a browser. The web host is a program of its own; this starts it and waits. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'the app in a browser, on loopback',
  synopsis: '[--port N] [--data DIR]',
  help: '  --port N     default: a free one\n  --data DIR   documents, runs and traces; default: CLUSTERWRIGHT_DATA, else where the system keeps such things',
  options: { port: { type: 'string' }, data: { type: 'string' } },
  argumentCount: [0, 0],
  run: (_operands, options, context) => {
    const port = wholeNumberOption(options, 'port', 0) ?? 0;
    if (port > 65535) throw new UsageError('--port wants a number up to 65535.');
    const data = typeof options.data === 'string' ? ['--data', resolve(context.workingFolder, options.data)] : [];
    const host = spawn(process.execPath, [join(context.appRoot, 'out', 'main', 'web.js'), '--port', String(port), ...data], {
      stdio: 'inherit',
    });
    const forward = (signal: NodeJS.Signals): void => void host.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    return new Promise<ExitStatus>((ended) => {
      host.on('error', () => ended(exitStatus.failed));
      host.on('exit', (code) => ended(code === 0 || code === 2 ? code : exitStatus.failed));
    });
  },
};
