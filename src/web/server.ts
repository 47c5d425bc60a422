import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { type EventName, maxDocumentLength, serveHost, webSocketPath } from '../contract/index.ts';
import {
  type Host,
  isSameSecret,
  judgeAddress,
  judgeSession,
  type RequestFacts,
  rendererFile,
  securityHeaders,
  sessionCookieName,
} from '../host/index.ts';

/** A document in JSON on the wire: its quotes and line ends are escaped, and a character may take three bytes. */
const maxMessageBytes = maxDocumentLength * 3;
const maxConnections = 64;

/** A running web host. */
export interface WebServer {
  readonly port: number;
  /** What a person opens: it holds the token. */
  readonly address: string;
  close(): Promise<void>;
}

function factsOf(request: IncomingMessage): RequestFacts {
  const { host, origin, cookie } = request.headers;
  const fetchSite = request.headers['sec-fetch-site'];
  return {
    method: request.method ?? '',
    hostHeader: host,
    originHeader: origin,
    fetchSiteHeader: typeof fetchSite === 'string' ? fetchSite : undefined,
    cookieHeader: cookie,
  };
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { ...securityHeaders(null), 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${reason}\n`);
}

function refuseSocket(socket: Socket, status: number, reason: string): void {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * Serves the renderer and the host's calls on loopback, to whoever opened the printed address and nobody else: the address
 * holds a random token, which is exchanged for a session cookie; Host and Origin of every request must be this server.
 *
 * @param port 0: any free one
 */
export async function startWebServer(host: Host, rendererFolder: string, port: number): Promise<WebServer> {
  const token = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000, headersTimeout: 10_000 });
  server.maxConnections = maxConnections;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false });
  const ownPort = (): number => (server.address() as AddressInfo).port;

  server.on('request', (request, response) => {
    void answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'The file could not be read.');
      else response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const facts = factsOf(request);
    const address = judgeAddress(facts, ownPort(), false);
    if (!address.ok) return refuse(response, address.status, address.reason);
    const url = new URL(request.url ?? '/', `http://${facts.hostHeader}`);
    const given = url.searchParams.get('token');
    if (given !== null && url.pathname === '/') {
      if (!isSameSecret(given, token)) return refuse(response, 401, 'The token is not the one that the terminal printed.');
      const cookie = `${sessionCookieName(ownPort())}=${session}; HttpOnly; SameSite=Strict; Path=/`;
      // The redirect takes the token out of the address bar, the history and every Referer.
      response.writeHead(303, { ...securityHeaders(null), Location: '/', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' });
      response.end();
      return;
    }
    const authorised = judgeSession(facts, ownPort(), session);
    if (!authorised.ok) return refuse(response, authorised.status, authorised.reason);
    // The raw target, not the parsed one: `URL` would resolve dots before they are looked at.
    const file = await rendererFile(rendererFolder, (request.url ?? '').split('?', 1)[0], `ws://${facts.hostHeader}`);
    response.writeHead(file.status, { ...file.headers, 'Content-Length': file.bytes.byteLength });
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
  }

  server.on('upgrade', (request, socket: Socket, head) => {
    const facts = factsOf(request);
    const address = judgeAddress(facts, ownPort(), true);
    if (!address.ok) return refuseSocket(socket, address.status, 'Forbidden');
    if (request.url !== webSocketPath) return refuseSocket(socket, 404, 'Not Found');
    const authorised = judgeSession(facts, ownPort(), session);
    if (!authorised.ok) return refuseSocket(socket, authorised.status, 'Unauthorized');
    sockets.handleUpgrade(request, socket, head, (client) => connect(host, client));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve());
  });
  return {
    port: ownPort(),
    address: `http://127.0.0.1:${ownPort()}/?token=${token}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** One page: its calls are answered, and it hears every event until it goes. */
function connect(host: Host, client: WebSocket): void {
  const closers = new Set<() => void>();
  const emit = serveHost(
    {
      send: (text) => client.send(text),
      onMessage: (listener) => {
        client.on('message', (data: RawData, isBinary: boolean) => {
          if (!isBinary) listener(data.toString());
        });
      },
      onClose: (listener) => closers.add(listener),
    },
    host.openSession().handlers,
  );
  const stop = host.onEvent((event: EventName, payload) => emit(event, payload));
  client.on('error', () => client.terminate()); // a message that is too large, or no WebSocket
  client.on('close', () => {
    stop();
    for (const closer of closers) closer();
  });
}
