import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectWebHost, type HostApi } from '../contract/index.ts';
import { createHost, type Host } from '../host/index.ts';
import { startWebServer, type WebServer } from './server.ts';

let folder = '';
let host: Host;
let server: WebServer;
let cookie = '';

interface Reply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A request exactly as given: `fetch` would mend the path and refuse the headers. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers, setHost: !('Host' in headers) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', failed);
    sent.end();
  });
}

/** Status with which a WebSocket is refused, or 101. */
function upgrade(headers: Record<string, string>, path = '/host'): Promise<number> {
  return new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
    socket.on('open', () => {
      socket.terminate();
      done(101);
    });
    socket.on('error', () => {});
  });
}

const origin = (): string => `http://127.0.0.1:${server.port}`;

async function openHost(): Promise<{ api: HostApi; socket: WebSocket }> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/host`, { headers: { Cookie: cookie, Origin: origin() } });
  return { api: await connectWebHost(socket), socket };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-web-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>app</title>');
  writeFileSync(join(folder, 'renderer', 'assets', 'a-1.js'), 'export {};');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  host = createHost({ appRoot: resolve('.'), dataFolder: join(folder, 'data'), shell: 'web' });
  server = await startWebServer(host, join(folder, 'renderer'), 0);
  const reply = await get(new URL(server.address).pathname + new URL(server.address).search);
  cookie = String(reply.headers['set-cookie']).split(';')[0];
});
afterAll(async () => {
  await server.close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the printed address gives a session in a cookie that scripts and other sites do not get, and drops the token', async () => {
  const { search } = new URL(server.address);
  expect(search.length).toBe('?token='.length + 43); // 32 bytes in base64url
  const reply = await get(`/${search}`);
  expect(reply.status).toBe(303);
  expect(reply.headers.location).toBe('/');
  expect(String(reply.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(String(reply.headers['set-cookie'])).not.toContain(search.slice('?token='.length));
});

test('without the token, or with another one, nothing is served', async () => {
  for (const path of ['/', '/index.html', '/assets/a-1.js', '/?token=', `/?token=${'A'.repeat(43)}`, '/nothing']) {
    const reply = await get(path);
    expect([path, reply.status]).toEqual([path, 401]);
    expect(reply.body).not.toContain('<title>');
    expect(reply.headers['set-cookie']).toBeUndefined();
  }
});

test('with the session the page comes, under a policy that lets in nothing foreign', async () => {
  const reply = await get('/', { Cookie: cookie });
  expect(reply.status).toBe(200);
  expect(reply.body).toContain('<title>app</title>');
  expect(reply.headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
  expect(reply.headers['content-security-policy']).not.toContain('unsafe');
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
  expect(reply.headers['cache-control']).toBe('no-store');
  expect((await get('/assets/a-1.js', { Cookie: cookie })).headers['content-type']).toBe('text/javascript; charset=utf-8');
});

test('another Host is DNS rebinding: 403, session or not', async () => {
  for (const name of ['attacker.example', `attacker.example:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`]) {
    expect((await get('/', { Host: name, Cookie: cookie })).status).toBe(403);
    expect(await upgrade({ Host: name, Origin: origin(), Cookie: cookie })).toBe(403);
  }
});

test('another Origin is another page: 403, session or not', async () => {
  for (const other of ['https://attacker.example', 'null', `http://127.0.0.1:${server.port + 1}`, `https://127.0.0.1:${server.port}`]) {
    expect((await get('/', { Origin: other, Cookie: cookie })).status).toBe(403);
    expect(await upgrade({ Origin: other, Cookie: cookie })).toBe(403);
  }
  expect(await upgrade({ Cookie: cookie })).toBe(403); // a browser always sends one
});

test('a socket without the session, or elsewhere, is refused; with both it opens', async () => {
  expect(await upgrade({ Origin: origin() })).toBe(401);
  expect(await upgrade({ Origin: origin(), Cookie: cookie }, '/other')).toBe(404);
  expect(await upgrade({ Origin: origin(), Cookie: cookie })).toBe(101);
});

test.each([
  '/../secret.js',
  '/assets/../../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/assets/..%5c..%5csecret.js',
  '//secret.js',
  '/./index.html',
  '/assets/',
])('%s leads nowhere', async (path) => {
  const reply = await get(path, { Cookie: cookie });
  expect(reply.status).toBe(404);
  expect(reply.body).not.toContain('secret\n');
});

test('only reading is answered', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect((await get('/', { Cookie: cookie }, method)).status).toBe(405);
  expect((await get('/', { Cookie: cookie }, 'HEAD')).body).toBe('');
});

test('it listens on loopback and on no other address of this machine', async () => {
  const others = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
  );
  for (const address of others) {
    const outcome = await new Promise<string>((done) => {
      const socket = connectSocket({ host: address, port: server.port, timeout: 500 });
      socket.on('connect', () => done('connected'));
      socket.on('timeout', () => done('refused'));
      socket.on('error', () => done('refused'));
    });
    expect(outcome).toBe('refused');
  }
});

test('calls, refusals and events travel over the socket', async () => {
  const { api, socket } = await openHost();
  expect(await api.call('app.info', {})).toMatchObject({ shell: 'web', hasNativeDialogs: false });
  const saved = await api.call('documents.saveAs', { name: 'over the wire', text: '{"format":"clusterwright-design"}', overwrite: false });
  expect(await api.call('documents.list', {})).toMatchObject([{ docId: saved.docId, name: 'over the wire' }]);
  await expect(api.call('documents.openWithDialog', {})).rejects.toMatchObject({ code: 'no-dialogs' });
  const heard = new Promise((done) => api.on('app.command', done));
  host.emit('app.command', { commandId: 'x' });
  expect(await heard).toEqual({ commandId: 'x' });
  socket.close();
});

test('noise on the socket harms nobody', async () => {
  const { api, socket } = await openHost();
  for (const noise of [
    '',
    'null',
    '{"kind":"call","id":-1,"method":"app.info"}',
    '{"kind":"call","id":1e400,"method":"app.info"}',
    '['.repeat(10_000),
  ])
    socket.send(noise);
  socket.send(Buffer.from([0, 1, 2]));
  expect(await api.call('app.info', {})).toMatchObject({ shell: 'web' });
  socket.close();
});
