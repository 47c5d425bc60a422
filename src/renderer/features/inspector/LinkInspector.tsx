import { formatBytesPerSecond, formatPercent, formatSeconds } from '../../../base/format.ts';
import type { ExpandedLink, ExpandedTopology } from '../../../design/index.ts';
import { type LinkSummary, type TrafficClass, trafficClasses } from '../../../results/index.ts';
import { directedIds, linkSummary, type ShownResults, useShownResults } from '../../state/index.ts';
import { Badge, ConfidenceBadge, WhatIfBadge } from '../../ui/Badge.tsx';
import { HeatMark, LoadBar } from '../../ui/LoadBar.tsx';
import { StackBar } from '../../ui/StackBar.tsx';
import { trafficClassLooks } from '../../ui/traffic-classes.ts';
import { LinkEditor } from './LinkEditor.tsx';
import { PartFigures } from './PartFigures.tsx';
import { Facts, Section } from './Section.tsx';
import { SubjectHeader } from './SubjectHeader.tsx';
import { shortName } from './subject.ts';

interface Direction {
  readonly from: string;
  readonly to: string;
  readonly bandwidthBytesPerSecond: number;
  readonly load: LinkSummary | undefined;
}

function directionsOf(topology: ExpandedTopology, link: ExpandedLink, results: ShownResults | null): readonly Direction[] {
  const { forward, backward } = directedIds(topology, link);
  const from = topology.nodes[link.from].path;
  const to = topology.nodes[link.to].path;
  const load = (id: string): LinkSummary | undefined => (results ? linkSummary(results.summary, id) : undefined);
  return [
    { from, to, bandwidthBytesPerSecond: link.bandwidthBytesPerSecond, load: load(forward) },
    { from: to, to: from, bandwidthBytesPerSecond: link.reverseBandwidthBytesPerSecond, load: load(backward) },
  ];
}

/** Mean rate of one class in one direction. */
function meanRate(load: LinkSummary, name: TrafficClass): number {
  const total = trafficClasses.reduce((sum, other) => sum + load.bytesByClass[other], 0);
  return total > 0 ? (load.bytesByClass[name] / total) * load.meanUtilizationFraction * load.bandwidthBytesPerSecond : 0;
}

/** One cable: technology, load of each direction, what it carries, where its figures come from, what it costs. */
export function LinkInspector({ link, topology }: { readonly link: ExpandedLink; readonly topology: ExpandedTopology }) {
  const results = useShownResults();
  const directions = directionsOf(topology, link, results);
  const [forward] = directions;
  const { part } = link;
  return (
    <>
      <SubjectHeader
        icon="link"
        title={`${shortName(forward.from)} ↔ ${shortName(forward.to)}`}
        subtitle={`${forward.from} ${link.fromPort} to ${forward.to} ${link.toPort}`}
        aside={part.basedOn === undefined ? undefined : <WhatIfBadge />}
      />
      <Section title="Technology">
        <LinkEditor link={link} topology={topology} />
        <Facts
          rows={[
            [
              'Capacity',
              <>
                {formatBytesPerSecond(link.bandwidthBytesPerSecond)}{' '}
                {part.sources.bandwidthBytesPerSecond && <ConfidenceBadge source={part.sources.bandwidthBytesPerSecond} />}
              </>,
            ],
            ...(link.reverseBandwidthBytesPerSecond === link.bandwidthBytesPerSecond
              ? []
              : [['Back', formatBytesPerSecond(link.reverseBandwidthBytesPerSecond)] as const]),
            [
              'Latency',
              <>
                {formatSeconds(link.latencySeconds)}{' '}
                {part.sources.latencySeconds && <ConfidenceBadge source={part.sources.latencySeconds} />}
              </>,
            ],
          ]}
        />
      </Section>
      <Section title="Load per direction" aside="p95 fill, mean stripe">
        {directions.map((direction) => (
          <DirectionLoad key={direction.from} direction={direction} />
        ))}
        {results?.engine === 'estimate' && <p className="faint">An estimate has no 100 ms windows: p95 is its mean.</p>}
      </Section>
      {directions.some(({ load }) => load && load.meanUtilizationFraction > 0) && <TrafficSection directions={directions} />}
      <PartFigures part={part} />
    </>
  );
}

function DirectionLoad({ direction }: { readonly direction: Direction }) {
  const { load } = direction;
  const name = `${shortName(direction.from)} → ${shortName(direction.to)}`;
  return (
    <div className="direction" data-testid="link-direction">
      <div className="direction-head">
        <b>{name}</b>
        {load ? (
          <span>
            <HeatMark fraction={load.p95UtilizationFraction} /> <b>{formatPercent(load.p95UtilizationFraction)}</b>
          </span>
        ) : (
          <Badge>no figure yet</Badge>
        )}
      </div>
      {load && (
        <>
          <LoadBar label={name} p95Fraction={load.p95UtilizationFraction} meanFraction={load.meanUtilizationFraction} />
          <div className="direction-foot">
            <span>
              mean {formatBytesPerSecond(load.meanUtilizationFraction * load.bandwidthBytesPerSecond)} · p95{' '}
              {formatBytesPerSecond(load.p95UtilizationFraction * load.bandwidthBytesPerSecond)}
            </span>
            <span>of {formatBytesPerSecond(load.bandwidthBytesPerSecond)}</span>
          </div>
        </>
      )}
    </div>
  );
}

function TrafficSection({ directions }: { readonly directions: readonly Direction[] }) {
  const carried = trafficClasses.filter((name) => directions.some(({ load }) => load && load.bytesByClass[name] > 0));
  const rate = (direction: Direction, name: TrafficClass): number => (direction.load ? meanRate(direction.load, name) : 0);
  const total = (direction: Direction): number => carried.reduce((sum, name) => sum + rate(direction, name), 0);
  return (
    <Section title="Traffic classes" aside="mean">
      {directions.map((direction) => (
        <StackBar
          key={direction.from}
          label={`${shortName(direction.from)} to ${shortName(direction.to)}: ${carried.map((name) => `${trafficClassLooks[name].label} ${formatBytesPerSecond(rate(direction, name))}`).join(', ')}`}
          scale={direction.bandwidthBytesPerSecond}
          parts={carried.map((name) => ({
            id: name,
            label: trafficClassLooks[name].label,
            value: rate(direction, name),
            color: trafficClassLooks[name].color,
          }))}
        />
      ))}
      <table className="class-table">
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col" aria-label="forward">
              →
            </th>
            <th scope="col" aria-label="back">
              ←
            </th>
          </tr>
        </thead>
        <tbody>
          {carried.map((name) => (
            <tr key={name}>
              <th scope="row">
                <span className="swatch" style={{ background: trafficClassLooks[name].color }} />
                {trafficClassLooks[name].label}
              </th>
              {directions.map((direction) => (
                <td key={direction.from}>{formatBytesPerSecond(rate(direction, name))}</td>
              ))}
            </tr>
          ))}
          <tr className="class-total">
            <th scope="row">Total</th>
            {directions.map((direction) => (
              <td key={direction.from}>{formatBytesPerSecond(total(direction))}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </Section>
  );
}
