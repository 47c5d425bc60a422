import type { LinkSummary } from '../results/index.ts';
import { UsageError } from './command.ts';

/**
 * Links to print: both directions of every cable that carried anything, or all of them.
 *
 * @param option value of `--links`
 * @throws UsageError if it is not `all`
 */
export function selectLinks(links: readonly LinkSummary[], option: string | boolean | undefined): readonly LinkSummary[] {
  if (option === 'all') return links;
  if (option !== undefined) throw new UsageError(`--links wants "all", not "${option}".`);
  const carried = ({ bytesByClass }: LinkSummary): boolean => Object.values(bytesByClass).some((bytes) => bytes > 0);
  const used = new Set(links.filter(carried).flatMap(({ from, to }) => [`${from}\0${to}`, `${to}\0${from}`]));
  return links.filter(({ from, to }) => used.has(`${from}\0${to}`));
}
