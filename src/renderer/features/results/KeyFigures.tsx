import type { ReactNode } from 'react';
import {
  formatFraction,
  formatNumber,
  formatRate,
  formatSeconds,
  formatUsd,
  formatWatts,
  joulesQuantity,
  noFigure,
  type Quantity,
  rateQuantity,
  secondsQuantity,
} from '../../../base/format.ts';
import type { Design } from '../../../design/index.ts';
import type { LatencySummary, NullLatency, Summary } from '../../../results/index.ts';

interface TileProps {
  readonly name: string;
  readonly quantity: Quantity;
  readonly suffix?: string;
  readonly isMissed?: boolean;
  readonly children: ReactNode;
}

function Tile({ name, quantity, suffix, isMissed, children }: TileProps) {
  return (
    <div className="tile" data-testid={`tile-${name.toLowerCase().replaceAll(' ', '-')}`}>
      <dt>{name}</dt>
      <dd>
        <span className={`tile-value ${isMissed ? 'tile-missed' : ''}`}>
          {quantity.value} <small>{[quantity.unit, suffix].filter(Boolean).join(' ')}</small>
        </span>
        <span className="tile-note">{children}</span>
      </dd>
    </div>
  );
}

function latencyTile(name: string, latency: LatencySummary | NullLatency, targetSeconds: number): ReactNode {
  const isExact = latency.p50 !== null;
  const value = isExact ? latency.p50 : latency.mean;
  const tail = latency.p99;
  const judged = tail ?? latency.mean;
  const isMissed = judged !== null && judged > targetSeconds;
  return (
    <Tile name={`${name} ${isExact ? 'p50' : 'mean'}`} quantity={value === null ? { value: noFigure, unit: '' } : secondsQuantity(value)}>
      {tail !== null && (
        <>
          p99 <b className={isMissed ? 'tile-missed' : undefined}>{formatSeconds(tail)}</b>{' '}
        </>
      )}
      <span title={isMissed ? 'Above the target' : 'Within the target'}>
        ({isMissed ? '>' : '≤'} {formatSeconds(targetSeconds)})
      </span>
    </Tile>
  );
}

/** The six figures that a design is judged by, each with its companion. */
export function KeyFigures({ summary, design }: { readonly summary: Summary; readonly design: Design }) {
  const { cost, goodput, throughput, requests } = summary;
  const arrivedPerSecond = summary.simulatedSeconds > 0 ? requests.arrived / summary.simulatedSeconds : throughput.requestsPerSecond;
  const isBelowTarget = goodput.attainmentFraction !== null && goodput.attainmentFraction < design.targets.attainmentFraction;
  const atLeast = cost?.isLowerBound ? '≥ ' : '';
  return (
    <dl className="tiles" aria-label="Key figures">
      {latencyTile('TTFT', summary.ttftSeconds, design.targets.ttftSeconds)}
      {latencyTile('TPOT', summary.tpotSeconds, design.targets.tpotSeconds)}
      {goodput.requestsPerSecond === null ? (
        <Tile name="Throughput" quantity={rateQuantity(throughput.requestsPerSecond, 'req')}>
          goodput needs a simulation
        </Tile>
      ) : (
        <Tile
          name="Goodput"
          quantity={{ value: formatNumber(goodput.requestsPerSecond), unit: '' }}
          suffix={`of ${formatRate(arrivedPerSecond, 'req')}`}
          isMissed={isBelowTarget}
        >
          <b className={isBelowTarget ? 'tile-missed' : undefined}>{formatFraction(goodput.attainmentFraction ?? 0)}</b> meet targets
        </Tile>
      )}
      <Tile name="Output" quantity={rateQuantity(throughput.outputTokensPerSecond, 'tok')}>
        <b>{formatNumber(throughput.outputTokensPerSecondPerAccelerator)}</b> tok/s per GPU
      </Tile>
      <Tile
        name="Cost"
        quantity={
          cost?.usdPerMillionOutputTokens == null
            ? { value: noFigure, unit: '' }
            : { value: `${atLeast}${formatUsd(cost.usdPerMillionOutputTokens)}`, unit: '/Mtok out' }
        }
      >
        {cost?.usdPerMillionInputTokens == null ? (
          'price unknown'
        ) : (
          <>
            <b>{formatUsd(cost.usdPerMillionInputTokens)}</b> /Mtok in
          </>
        )}
      </Tile>
      <Tile
        name="Energy"
        quantity={cost?.joulesPerOutputToken == null ? { value: noFigure, unit: '' } : joulesQuantity(cost.joulesPerOutputToken)}
        suffix="/output token"
      >
        {cost && (
          <>
            <b>{formatWatts(cost.powerWatts)}</b> IT · PUE {formatNumber(design.economics.pueRatio)}
          </>
        )}
      </Tile>
    </dl>
  );
}
