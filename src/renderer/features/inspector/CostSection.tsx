import { formatUsd, formatWatts } from '../../../base/format.ts';
import type { PlaceCost } from '../../../economics/index.ts';
import { Facts, Section } from './Section.tsx';

/** What a device or box costs in all. */
export function CostSection({ cost, note }: { readonly cost: PlaceCost; readonly note: string }) {
  const atLeast = cost.isLowerBound ? 'at least ' : '';
  return (
    <Section title="Cost here" aside={note}>
      <Facts
        rows={[
          ['Capex', `${atLeast}${formatUsd(cost.capexUsd)}`],
          ['Power', formatWatts(cost.powerWatts)],
          ['Per hour', `${atLeast}${formatUsd(cost.usdPerHour)}`],
        ]}
      />
    </Section>
  );
}
