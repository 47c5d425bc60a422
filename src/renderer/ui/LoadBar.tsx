import { formatPercent } from '../../base/format.ts';
import { chevronCount, loadClass, loadClasses } from '../../drawing/index.ts';

/** CSS colour of a utilisation, by its class. */
export function loadColor(utilizationFraction: number): string {
  return `var(--${loadClasses[loadClass(utilizationFraction)].token})`;
}

/** Utilisation of one direction: the fill is the 95th percentile in its class colour, the stripe inside is the mean. */
export function LoadBar({
  p95Fraction,
  meanFraction,
  label,
}: {
  readonly p95Fraction: number;
  readonly meanFraction: number;
  readonly label: string;
}) {
  const clamp = (fraction: number): string => `${Math.min(1, Math.max(0, fraction)) * 100}%`;
  return (
    <div
      className="load-bar"
      role="img"
      aria-label={`${label}: 95th percentile ${formatPercent(p95Fraction)}, mean ${formatPercent(meanFraction)}`}
    >
      <span className="fill" style={{ width: clamp(p95Fraction), background: loadColor(p95Fraction) }} />
      <span className="mean" style={{ width: clamp(meanFraction) }} />
    </div>
  );
}

/** `›` or `››` beside a hot figure, so that heat is not told by colour alone. */
export function HeatMark({ fraction }: { readonly fraction: number }) {
  const count = chevronCount(fraction);
  if (count === 0) return null;
  return (
    <span className="heat-mark" style={{ color: loadColor(fraction) }} aria-hidden="true">
      {'›'.repeat(count)}
    </span>
  );
}
