import type { PatternContext, PatternElement, PatternProblem } from './pattern-kind.ts';

/** Hosts of a pattern that makes them itself. */
export interface OwnHosts {
  readonly of: PatternElement['of'];
  /** Cables that one host can take. */
  readonly portCount: number;
  /** Where cable `index` of the host at `path` ends. */
  end(path: string, index: number): string;
}

/** Looks a pattern's host up; null, with a problem, if nothing of that id can be cabled. */
export function ownHosts(
  pattern: { readonly id: string; readonly host: string; readonly port: string; readonly link: string },
  context: PatternContext,
  problems: PatternProblem[],
): OwnHosts | null {
  const offer = context.offer(pattern.host);
  if (!offer) {
    problems.push({
      field: 'host',
      code: 'unknown-host',
      severity: 'error',
      message: `Pattern "${pattern.id}": "${pattern.host}" is neither a definition of this design nor a device of the catalogue.`,
      remedy: 'Choose a host.',
    });
    return null;
  }
  if (offer.of === 'definition') {
    const portCount = offer.exposedPortCount(pattern.port);
    if (portCount === 0)
      problems.push({
        field: 'port',
        code: 'no-such-port',
        severity: 'error',
        message: `"${pattern.host}" shows no port "${pattern.port}" to the outside.`,
        remedy: 'Add that port to the definition, or name another one.',
      });
    return { of: { definition: pattern.host }, portCount, end: (path, index) => `${path}:${pattern.port}[${index}]` };
  }
  const portCount = offer.fittingPortCount(pattern.link);
  if (portCount === 0)
    problems.push({
      field: 'link',
      code: 'incompatible-ports',
      severity: 'error',
      message: `"${pattern.host}" has no port for "${pattern.link}".`,
      remedy: 'Choose a link that the host takes, or another host.',
    });
  return { of: { part: pattern.host }, portCount, end: (path) => path };
}

/** Ports of a switch part for a link part; 0, with a problem beside `field`, if there are none. */
export function radixOf(part: string, link: string, field: string, context: PatternContext, problems: PatternProblem[]): number {
  const radix = context.offer(part)?.fittingPortCount(link) ?? 0;
  if (radix === 0)
    problems.push({
      field,
      code: 'incompatible-ports',
      severity: 'error',
      message: `"${part}" has no port for "${link}".`,
      remedy: 'Choose a switch and a link that go together.',
    });
  return radix;
}

/** A switch with fewer ports than the pattern needs of each. */
export function radixProblem(id: string, field: string, part: string, needed: number, radix: number, remedy: string): PatternProblem {
  return {
    field,
    code: 'radix-too-small',
    severity: 'error',
    message: `Pattern "${id}" needs ${needed} ports on each switch; "${part}" has ${radix}.`,
    remedy,
  };
}
