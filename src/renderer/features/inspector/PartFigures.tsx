import type { ReactNode } from 'react';
import { fieldLabel, fieldUnit } from '../../../base/field-units.ts';
import { formatCount, formatFlopsPerSecond } from '../../../base/format.ts';
import type { FigureSource, Part } from '../../../design/index.ts';
import { Badge, ConfidenceBadge } from '../../ui/Badge.tsx';
import { Facts, Section } from './Section.tsx';

/** Figures that have a section of their own. */
const elsewhere: ReadonlySet<string> = new Set(['priceUsd', 'powerWatts', 'idlePowerWatts']);

function figureText(name: string, value: unknown): readonly (readonly [label: string, text: string])[] {
  if (value === null) return [[fieldLabel(name), 'unknown']];
  if (typeof value === 'number') return [[fieldLabel(name), fieldUnit(name).format(value)]];
  if (name === 'peakFlopsPerSecond') {
    return Object.entries(value as Readonly<Record<string, number | null>>).map(([format, flops]) => [`Peak ${format.toUpperCase()}`, flops === null ? 'not supported' : formatFlopsPerSecond(flops)]);
  }
  if (name === 'ports') {
    return (value as Part['ports']).map((group) => [`Port ${group.id}`, `${formatCount(group.count)} × ${group.technologies.join(', ')}`]);
  }
  return [];
}

function rowsOf(part: Part, names: readonly string[]): readonly (readonly [string, ReactNode])[] {
  const values = part as unknown as Readonly<Record<string, unknown>>;
  return names.flatMap((name) => {
    const source: FigureSource | undefined = part.sources[name];
    return figureText(name, values[name]).map(
      ([label, text], index) =>
        [
          label,
          <>
            {text} {source && index === 0 && <ConfidenceBadge source={source} />}
          </>,
        ] as const,
    );
  });
}

/** Every figure of a part with its source: what it can do, what it costs, what it draws. */
export function PartFigures({ part, isWhatIf }: { readonly part: Part; readonly isWhatIf: boolean }) {
  const names = Object.keys(part.sources).filter((name) => !elsewhere.has(name));
  return (
    <>
      <Section title="Figures" aside={isWhatIf ? <Badge tone="accent">what-if</Badge> : part.vendor}>
        <Facts rows={rowsOf(part, names)} />
      </Section>
      <Section title="Price and power">
        <Facts rows={rowsOf(part, [...elsewhere])} />
      </Section>
    </>
  );
}
