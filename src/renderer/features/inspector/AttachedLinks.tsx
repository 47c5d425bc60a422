import { formatPercent } from '../../../base/format.ts';
import type { ExpandedLink, ExpandedTopology } from '../../../design/index.ts';
import { directedIds, linkSummary, useSessionStore, useShownResults } from '../../state/index.ts';
import { HeatMark } from '../../ui/LoadBar.tsx';
import { Section } from './Section.tsx';
import { shortName } from './subject.ts';

const shownLinks = 12;

/** Links that lead out of a device, or out of a box: from the devices inside to others. The busiest first. */
export function AttachedLinks({ paths, topology }: { readonly paths: readonly string[]; readonly topology: ExpandedTopology }) {
  const results = useShownResults();
  const inside = new Set(paths.map((path) => topology.nodeIndex.get(path) ?? -1));
  const leading = topology.links.filter((link) => inside.has(link.from) !== inside.has(link.to));
  if (leading.length === 0) {
    return (
      <Section title="Links">
        <p className="faint">Not connected. Press L on the drawing, or drag from a port.</p>
      </Section>
    );
  }
  const loadOf = (link: ExpandedLink): number => {
    const { forward, backward } = directedIds(topology, link);
    const load = (id: string): number => (results && linkSummary(results.summary, id)?.p95UtilizationFraction) || 0;
    return Math.max(load(forward), load(backward));
  };
  const rows = leading.map((link) => ({ link, load: loadOf(link) })).sort((a, b) => b.load - a.load);
  return (
    <Section title="Links" aside={results ? 'p95 of the busier direction' : `${leading.length}`}>
      <table className="class-table">
        <tbody>
          {rows.slice(0, shownLinks).map(({ link, load }) => {
            const other = topology.nodes[inside.has(link.from) ? link.to : link.from];
            return (
              <tr key={link.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="link-button"
                    title={link.id}
                    onClick={() => useSessionStore.getState().select([link.id])}
                  >
                    {shortName(other.path)}
                  </button>
                </th>
                <td className="faint">{link.part.label}</td>
                <td>
                  {results && (
                    <>
                      <HeatMark fraction={load} /> {formatPercent(load)}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {leading.length > shownLinks && <p className="faint">{leading.length - shownLinks} more</p>}
    </Section>
  );
}
