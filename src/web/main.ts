import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dataFolder } from '../host/index.ts';
import { serve } from './serve.ts';

const usage = 'Usage: node out/main/web.js [--port N] [--data DIR]\n';

/** From out/main/web.js, in a checkout and in a package. */
const appRoot = fileURLToPath(new URL('../../', import.meta.url));

function options(): { readonly port: number; readonly data: string } | null {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, data: { type: 'string' } } });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) return null;
    return { port, data: values.data ?? dataFolder() };
  } catch {
    return null;
  }
}

const given = options();
if (given === null) process.stderr.write(usage);
process.exitCode = given === null ? 2 : await serve({ appRoot, dataFolder: given.data, port: given.port });
