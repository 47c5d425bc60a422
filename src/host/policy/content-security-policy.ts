/**
 * The policy that every page response carries, in both shells. Nothing remote, no inline script or style, no eval:
 * the renderer sets styles through the CSSOM, which a policy does not restrict.
 *
 * @param socketOrigin `ws://127.0.0.1:4100` in the web host, which talks to itself over a socket; null in Electron
 */
export function contentSecurityPolicy(socketOrigin: string | null): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    socketOrigin === null ? `connect-src 'self'` : `connect-src 'self' ${socketOrigin}`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-src 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** All headers that go with a page or an asset, whichever shell serves it. */
export function securityHeaders(socketOrigin: string | null): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(socketOrigin),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=(), display-capture=()',
  };
}
