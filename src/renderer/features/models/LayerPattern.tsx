import { formatCount } from '../../../base/format.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { NumberField, SelectField } from '../../ui/Field.tsx';
import type { ModelBody } from './model-body.ts';

interface LayerPatternProps {
  readonly body: ModelBody;
  onChange(changes: Partial<ModelBody>): void;
}

const named = (parts: object) => Object.keys(parts).map((key) => ({ value: key, label: key }));

/** Layers in the order in which a token passes them: runs of a mixer and a feed-forward, each so many times. */
export function LayerPattern({ body, onChange }: LayerPatternProps) {
  const { layers } = body;
  // Runs have no name of their own: their place is what they are.
  const runs = layers.map(([mixer, feedForward, count], index) => ({ index, mixer, feedForward, count }));
  const total = layers.reduce((sum, [, , count]) => sum + count, 0);
  const replace = (index: number, run: [string, string, number] | null): void =>
    onChange({ layers: layers.flatMap((old, at) => (at !== index ? [old] : run === null ? [] : [run])) });
  const add = (): void => onChange({ layers: [...layers, [...(layers.at(-1) as [string, string, number])]] });
  return (
    <>
      <h3>
        Layer pattern <span className="faint">{formatCount(total)} layers</span>
      </h3>
      <ol className="layer-runs" aria-label="Layer pattern">
        {runs.map(({ index, mixer, feedForward, count }) => (
          <li key={index}>
            <SelectField
              label="Mixer"
              value={mixer}
              options={named(body.mixers)}
              onChange={(key) => replace(index, [key, feedForward, count])}
            />
            <SelectField
              label="Feed-forward"
              value={feedForward}
              options={named(body.feedForwards)}
              onChange={(key) => replace(index, [mixer, key, count])}
            />
            <NumberField
              label="Times"
              name="runCount"
              isInteger
              min={1}
              max={10_000}
              value={count}
              onCommit={(times) => times !== null && replace(index, [mixer, feedForward, times])}
            />
            <IconButton
              icon="trash"
              label={`Remove layer run ${index + 1}`}
              disabledReason={layers.length === 1 ? 'A model has layers.' : null}
              onClick={() => replace(index, null)}
            />
          </li>
        ))}
      </ol>
      <Button look="quiet" icon="plus" onClick={add}>
        Add a run of layers
      </Button>
    </>
  );
}
