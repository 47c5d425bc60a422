import type { Diagnostic } from '../base/diagnostic.ts';
import type { Design } from '../design/index.ts';

/** Whether the pools together can serve a request from prompt to last token. */
export function roleChecks(design: Design): Diagnostic[] {
  const roles = new Set(design.deployment.pools.map(({ role }) => role));
  const path = ['deployment', 'pools'];
  if (roles.size === 0) {
    return [
      {
        code: 'no-pools',
        severity: 'error',
        path,
        message: 'No accelerators are assigned to serve: the deployment has no pools.',
        remedy: 'Select accelerators on the drawing and make a prefill and a decode pool of them, or one mixed pool.',
      },
    ];
  }
  if (roles.has('prefill') === roles.has('decode')) return [];
  const [there, missing] = roles.has('prefill') ? ['prefill', 'decode'] : ['decode', 'prefill'];
  return [
    {
      code: `${there}-without-${missing}`,
      severity: 'error',
      path,
      message: `There is a ${there} pool and no ${missing} pool.`,
      remedy: `Add a ${missing} pool, or make the pool mixed.`,
    },
  ];
}
