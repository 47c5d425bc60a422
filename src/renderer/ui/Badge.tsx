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

const confidenceTones: Readonly<Record<Confidence, BadgeTone>> = { A: 'ok', B: 'info', C: 'warning', 'what-if': 'accent' };
const confidenceWords: Readonly<Record<Confidence, string>> = {
  A: 'primary source',
  B: 'secondary source',
  C: 'estimate or disputed',
  'what-if': 'not of the catalogue',
};

/** A source in one line: where, when, how sure, and what to know of it. */
export function sourceText({ source, date, confidence, note }: FigureSource): string {
  return `${source}${date && ` (${date})`}; ${confidenceWords[confidence]}${note ? `. ${note}` : ''}`;
}

/** How sure a figure is, with its source in the tooltip and for screen readers; brief where the sources are listed beside it. */
export function ConfidenceBadge({ source, isBrief = false }: { readonly source: FigureSource; readonly isBrief?: boolean }) {
  const words = sourceText(source);
  return (
    <Badge tone={confidenceTones[source.confidence]} title={words}>
      <span aria-hidden="true">{source.confidence}</span>
      <span className="visually-hidden">{isBrief ? `confidence ${source.confidence}` : `Confidence ${source.confidence}: ${words}`}</span>
    </Badge>
  );
}

/** On everything of a part whose figures the design sets. */
export function WhatIfBadge() {
  return (
    <Badge tone="accent" title="Its figures are set in this design">
      what-if
    </Badge>
  );
}
