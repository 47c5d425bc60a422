import { expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './content-security-policy.ts';
import { designFileName, designNameOfFile, isDesignFileName } from './file-name.ts';
import { isAppAddress, mayCallHost, mayNavigate, mayRequest, mayUsePermission } from './navigation.ts';
import { servedFile } from './served-path.ts';
import { isSameSecret, judgeAddress, judgeSession, type RequestFacts } from './web-request.ts';

const hostileAddresses: readonly unknown[] = [
  'https://example.com/',
  'http://127.0.0.1/',
  'https://clusterwright/',
  'app://clusterwright.attacker.example/',
  'app://clusterwright@attacker.example/',
  'app://attacker.example/clusterwright',
  'app://attacker.example#app://clusterwright',
  'app://user@clusterwright/',
  'app://user:secret@clusterwright/',
  'app://clusterwright:8080/',
  'app:clusterwright',
  'application://clusterwright/',
  'file:///etc/passwd',
  'file://clusterwright/index.html',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'about:blank',
  'blob:https://example.com/1',
  'view-source:app://clusterwright/',
  '',
  'not an address',
  null,
  undefined,
  {},
];

test.each(hostileAddresses.map((address) => [address]))('%s is not the app, and no frame goes there', (address) => {
  expect(isAppAddress(address)).toBe(false);
  expect(mayNavigate(address)).toBe(false);
});

test.each([
  ['app://clusterwright/'],
  ['app://clusterwright/index.html'],
  ['app://clusterwright/index.html?x=1#top'],
  ['APP://clusterwright/'],
])('%s is the app', (address) => {
  expect(mayNavigate(address)).toBe(true);
});

test.each([
  ['app://clusterwright/assets/a.js', true],
  ['blob:app://clusterwright/0d4c', true],
  ['data:image/png;base64,AAAA', true],
  ['blob:https://example.com/0d4c', false],
  ['https://example.com/a.png', false],
  ['http://localhost:9222/json', false],
  ['ws://127.0.0.1:1/', false],
  ['file:///etc/passwd', false],
  ['ftp://example.com/', false],
])('a request for %s: %s', (address, verdict) => {
  expect(mayRequest(address)).toBe(verdict);
});

test.each([
  ['clipboard-sanitized-write', 'app://clusterwright/', true],
  ['clipboard-sanitized-write', 'https://example.com/', false],
  ['clipboard-read', 'app://clusterwright/', false],
  ['media', 'app://clusterwright/', false],
  ['geolocation', 'app://clusterwright/', false],
  ['notifications', 'app://clusterwright/', false],
  ['fullscreen', 'app://clusterwright/', false],
  ['openExternal', 'app://clusterwright/', false],
  ['hid', 'app://clusterwright/', false],
  [undefined, undefined, false],
])('permission %s for %s: %s', (permission, address, verdict) => {
  expect(mayUsePermission(permission, address)).toBe(verdict);
});

test('only the main frame of the app calls the host', () => {
  expect(mayCallHost({ url: 'app://clusterwright/index.html', hasParent: false })).toBe(true);
  expect(mayCallHost({ url: 'app://clusterwright/index.html', hasParent: true })).toBe(false);
  expect(mayCallHost({ url: 'https://example.com/', hasParent: false })).toBe(false);
  expect(mayCallHost({ url: '', hasParent: false })).toBe(false);
  expect(mayCallHost(null)).toBe(false); // the frame is gone
});

test.each([
  '/../package.json',
  '/..',
  '/.',
  '//etc/passwd',
  '/assets/../../x.js',
  '/%2e%2e/x.js',
  '/assets/%2e%2e%2fx.js',
  '/..%2fx.js',
  '/a\\b.js',
  '/C:/x.js',
  '/.git/config.json',
  '/assets/.env.js',
  '/assets/',
  '/assets',
  '/index',
  '/index.html/',
  '/a//b.js',
  '/main.ts',
  '/x.map',
  '/index.html\0.js',
  'index.html',
  '',
  '/a..b/x.js',
  '/~root/x.js',
  '/x.js?y',
  `/${'a/'.repeat(600)}x.js`,
  '/x.constructor',
  '/x.__proto__',
])('%j is not served', (path) => {
  expect(servedFile(path)).toBeNull();
});

test.each([
  ['/', ['index.html'], 'text/html; charset=utf-8'],
  ['/assets/index-q6KP-d5X.js', ['assets', 'index-q6KP-d5X.js'], 'text/javascript; charset=utf-8'],
  ['/assets/inter-latin-wght-normal.a1.woff2', ['assets', 'inter-latin-wght-normal.a1.woff2'], 'font/woff2'],
])('%s is served', (path, segments, contentType) => {
  expect(servedFile(path)).toEqual({ segments, contentType });
});

test('the policy lets in nothing inline, nothing evaluated and nothing remote', () => {
  for (const policy of [contentSecurityPolicy(null), contentSecurityPolicy('ws://127.0.0.1:4100')]) {
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const closed of ['object-src', 'base-uri', 'form-action', 'frame-src', 'frame-ancestors'])
      expect(policy).toContain(`${closed} 'none'`);
  }
  expect(securityHeaders(null)['X-Content-Type-Options']).toBe('nosniff');
});

test.each([
  ['llama 70b', 'llama 70b.cluster.json'],
  ['x.cluster.json', 'x.cluster.json'],
  ['../../etc/passwd', '-..-etc-passwd.cluster.json'],
  ['..', 'untitled.cluster.json'],
  ['', 'untitled.cluster.json'],
  ['///', 'untitled.cluster.json'],
  ['.hidden', 'hidden.cluster.json'],
  ['a\u0000b\u202ec', 'a-b-c.cluster.json'],
  ['CON', 'CON-design.cluster.json'],
  ['com1.x', 'com1.x-design.cluster.json'],
  ['C:\\Windows\\x', 'C--Windows-x.cluster.json'],
  ['Über Größe', 'Über Größe.cluster.json'],
])('a design named %j is the file %j', (typed, file) => {
  expect(designFileName(typed)).toBe(file);
  expect(isDesignFileName(file)).toBe(true);
});

test('a very long name is cut, and its ending kept', () => {
  expect(designFileName('x'.repeat(500))).toBe(`${'x'.repeat(100)}.cluster.json`);
  expect(designNameOfFile('x.cluster.json')).toBe('x');
});

function facts(changes: Partial<RequestFacts>): RequestFacts {
  return {
    method: 'GET',
    hostHeader: '127.0.0.1:4100',
    originHeader: undefined,
    fetchSiteHeader: undefined,
    cookieHeader: undefined,
    ...changes,
  };
}

test.each([
  ['another name that resolves here', { hostHeader: 'attacker.example:4100' }, 403],
  ['no Host', { hostHeader: undefined }, 403],
  ['another port', { hostHeader: '127.0.0.1:4101' }, 403],
  ['no port', { hostHeader: '127.0.0.1' }, 403],
  ['all interfaces', { hostHeader: '0.0.0.0:4100' }, 403],
  ['a suffix', { hostHeader: '127.0.0.1:4100.attacker.example' }, 403],
  ['a foreign Origin', { originHeader: 'https://attacker.example' }, 403],
  ['a null Origin', { originHeader: 'null' }, 403],
  ['the other scheme', { originHeader: 'https://127.0.0.1:4100' }, 403],
  ['another port as Origin', { originHeader: 'http://127.0.0.1:80' }, 403],
  ['a write', { method: 'POST', originHeader: 'http://127.0.0.1:4100' }, 405],
] as const)('%s is turned away', (_what, changes, status) => {
  expect(judgeAddress(facts(changes), 4100, false)).toMatchObject({ ok: false, status });
});

test('a socket needs an Origin, a page does not', () => {
  expect(judgeAddress(facts({}), 4100, false)).toEqual({ ok: true });
  expect(judgeAddress(facts({}), 4100, true)).toMatchObject({ ok: false, status: 403 });
  expect(judgeAddress(facts({ originHeader: 'http://127.0.0.1:4100' }), 4100, true)).toEqual({ ok: true });
  expect(judgeAddress(facts({ hostHeader: 'localhost:4100', originHeader: 'http://localhost:4100' }), 4100, true)).toEqual({ ok: true });
});

test('a session is the whole cookie of this port', () => {
  const secret = 'a'.repeat(43);
  expect(judgeSession(facts({ cookieHeader: `other=1; clusterwright-4100=${secret}` }), 4100, secret)).toEqual({ ok: true });
  for (const cookieHeader of [
    undefined,
    '',
    `clusterwright-4101=${secret}`,
    `clusterwright-4100=${secret}b`,
    `clusterwright-4100=`,
    `xclusterwright-4100=${secret}`,
  ]) {
    expect(judgeSession(facts({ cookieHeader }), 4100, secret)).toMatchObject({ ok: false, status: 401 });
  }
  expect(isSameSecret(undefined, secret)).toBe(false);
});
