import { timingSafeEqual } from 'node:crypto';

/** What decides about a request to the web host, before anything of it is believed. */
export interface RequestFacts {
  readonly method: string;
  readonly hostHeader: string | undefined;
  readonly originHeader: string | undefined;
  readonly fetchSiteHeader: string | undefined;
  readonly cookieHeader: string | undefined;
}

export type WebVerdict = { readonly ok: true } | { readonly ok: false; readonly status: 401 | 403 | 405; readonly reason: string };

/** Names by which a browser on this machine may reach the loopback host. Any other is DNS rebinding. */
export function allowedHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Equal in constant time: the time of a comparison tells nothing of a secret. */
export function isSameSecret(given: string | undefined, secret: string): boolean {
  if (given === undefined) return false;
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Cookies are shared by all ports of a host, so the name carries the port. */
export function sessionCookieName(port: number): string {
  return `clusterwright-${port}`;
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

/** Host and Origin of any request: both must be this server, as a browser on this machine names it. */
export function judgeAddress(facts: RequestFacts, port: number, needsOrigin: boolean): WebVerdict {
  const hosts = allowedHosts(port);
  if (facts.hostHeader === undefined || !hosts.includes(facts.hostHeader)) {
    return { ok: false, status: 403, reason: 'The Host header is not this server.' };
  }
  if (facts.originHeader === undefined ? needsOrigin : facts.originHeader !== `http://${facts.hostHeader}`) {
    return { ok: false, status: 403, reason: 'The Origin header is not this server.' };
  }
  // A page elsewhere may not even load our scripts or pictures. A typed address has "none".
  if (facts.fetchSiteHeader === 'cross-site' && needsOrigin)
    return { ok: false, status: 403, reason: 'The request comes from another site.' };
  if (facts.method !== 'GET' && facts.method !== 'HEAD') return { ok: false, status: 405, reason: 'Only GET and HEAD are answered.' };
  return { ok: true };
}

/** Whether the request carries the session that the printed address was exchanged for. */
export function judgeSession(facts: RequestFacts, port: number, session: string): WebVerdict {
  return isSameSecret(cookieValue(facts.cookieHeader, sessionCookieName(port)), session)
    ? { ok: true }
    : { ok: false, status: 401, reason: 'Open the address that the terminal prints: it holds the token.' };
}
