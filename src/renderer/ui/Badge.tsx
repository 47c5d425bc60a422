import type { ReactNode } from 'react';
import type { Confidence, FigureSource } from '../../design/index.ts';

export type BadgeTone = 'neutral' | 'ok' | 'warning' | 'error' | 'info' | 'accent';

/** A 16 px label: a state or a kind in one or two words. */
export function Badge({
  tone = 'neutral',
  title,
  children,
}: {
  readonly tone?: BadgeTone;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={`badge badge-${tone}`} title={title}>
      {children}
    </span>
  );
}

const confidenceTones: Readonly<Record<Confidence, BadgeTone>> = { A: 'ok', B: 'info', C: 'warning' };
const confidenceWords: Readonly<Record<Confidence, string>> = { A: 'primary source', B: 'secondary source', C: 'estimate' };

/** How sure a figure is, with its source in the tooltip and for screen readers. */
export function ConfidenceBadge({ source }: { readonly source: FigureSource }) {
  const words = `${source.source} (${source.date}); ${confidenceWords[source.confidence]}${source.note ? `. ${source.note}` : ''}`;
  return (
    <Badge tone={confidenceTones[source.confidence]} title={words}>
      <span aria-hidden="true">{source.confidence}</span>
      <span className="visually-hidden">{`Confidence ${source.confidence}: ${words}`}</span>
    </Badge>
  );
}
