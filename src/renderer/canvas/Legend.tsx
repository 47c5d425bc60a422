import { useMemo } from 'react';
import type { TechnologyFamily } from '../../design/index.ts';
import { dashOf, type OverlayFrame, technologyLabels } from '../../drawing/index.ts';
import { useShownResults } from '../state/index.ts';
import { Badge } from '../ui/Badge.tsx';
import type { Scene } from './drawing-store.ts';

function Ramp({ frame }: { readonly frame: OverlayFrame }) {
  return (
    <ol className="legend-ramp">
      {frame.legend.classes.map((index) => {
        const { token, ink, label, opacity = 1, glyphCount = 0 } = frame.classes[index];
        return (
          <li key={index}>
            <svg width="36" height="10" aria-hidden="true">
              <rect
                width="36"
                height="10"
                rx="1"
                style={{ fill: `var(--${token})`, fillOpacity: opacity }}
                stroke={token === 'device-fill' ? 'var(--device-line)' : 'none'}
              />
              {Array.from({ length: glyphCount }, (_, i) => 16 + i * 6).map((x) => (
                <path key={x} d={`M${x} 1.5l4 3.5l-4 3.5`} style={{ fill: 'none', stroke: `var(--${ink})`, strokeWidth: 1.5 }} />
              ))}
            </svg>
            <span>{label}</span>
          </li>
        );
      })}
    </ol>
  );
}

function List({ frame, dashes }: { readonly frame: OverlayFrame; readonly dashes: boolean }) {
  return (
    <ul className="legend-list">
      {frame.legend.classes.map((index) => {
        const { token, label, total, isFaint } = frame.classes[index];
        const family = (Object.keys(technologyLabels) as TechnologyFamily[]).find((name) => technologyLabels[name] === label);
        return (
          <li key={index}>
            {dashes && family ? (
              <svg width="24" height="8" aria-hidden="true">
                <path
                  d={family === 'scale-up' ? 'M0 2.5h24M0 5.5h24' : 'M0 4h24'}
                  style={{
                    stroke: `var(--${token})`,
                    strokeWidth: family === 'scale-up' ? 1.5 : 2,
                    strokeDasharray: dashOf[family]?.join(' '),
                  }}
                />
              </svg>
            ) : (
              <svg width="8" height="8" aria-hidden="true">
                <rect width="8" height="8" rx="2" style={{ fill: `var(--${token})`, opacity: isFaint ? 0.7 : 1 }} />
              </svg>
            )}
            <span>{label}</span>
            {total ? <span className="legend-total">{total}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** What colour, dash and glyph mean at the moment. */
export function Legend({ scene }: { readonly scene: Scene }) {
  const { frame, layout } = scene;
  const results = useShownResults();
  const technologies = useMemo(() => [...new Set(layout.links.filter((link) => !link.isFine).map((link) => link.technology))], [layout]);
  const needsResult = frame.kind === 'load' || frame.kind === 'kv';
  return (
    <section className="canvas-panel legend" aria-label={`Legend: ${frame.legend.title}`} title={frame.legend.meaning} data-testid="legend">
      <div className="legend-title">
        <b>{frame.legend.title}</b>
        <span>
          {frame.legend.subtitle}
          {needsResult && results?.engine === 'estimate' && !results.isStale && <Badge tone="info">estimate</Badge>}
          {needsResult && results?.isStale && <Badge tone="warning">{`from rev ${results.revision}`}</Badge>}
          {needsResult && !results && <Badge>no result</Badge>}
        </span>
      </div>
      {frame.legend.style === 'ramp' ? <Ramp frame={frame} /> : <List frame={frame} dashes={frame.kind === 'design'} />}
      {frame.kind !== 'design' && technologies.length > 0 && (
        <ul className="legend-dashes">
          {technologies.slice(0, 4).map((family) => (
            <li key={family}>
              <svg width="28" height="8" aria-hidden="true">
                <path
                  d={family === 'scale-up' ? 'M0 2.5h28M0 5.5h28' : 'M0 4h28'}
                  style={{ stroke: 'var(--ink-2)', strokeWidth: 1.5, strokeDasharray: dashOf[family]?.join(' ') }}
                />
              </svg>
              {technologyLabels[family]}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
