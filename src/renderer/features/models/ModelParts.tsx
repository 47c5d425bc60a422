import type { AttentionSpec, FeedForwardSpec } from '../../../simulator/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { SchemaForm } from '../../ui/SchemaForm.tsx';
import type { SchemaField } from '../../ui/schema-fields.ts';
import { freeKey, isUsed, type ModelBody, type PartSide, partVariants, sharedFigures, usualPart } from './model-body.ts';

interface MixerPartsProps {
  readonly side: PartSide;
  readonly body: ModelBody;
  onChange(changes: Partial<ModelBody>): void;
}

const titles: Readonly<Record<PartSide, string>> = { mixers: 'Token mixers', feedForwards: 'Feed-forwards' };
const fields: Readonly<Record<PartSide, readonly SchemaField[]>> = {
  mixers: [variantField('mixers')],
  feedForwards: [variantField('feedForwards')],
};

function variantField(side: PartSide): SchemaField {
  return { name: 'part', label: 'Kind', help: null, isOptional: false, kind: 'variant', variants: partVariants[side] };
}

/** The parts that layers name: attention and its like, or feed-forwards and experts, each drawn from its kind's schema. */
export function MixerParts({ side, body, onChange }: MixerPartsProps) {
  const parts: Readonly<Record<string, AttentionSpec | FeedForwardSpec>> = body[side];
  const put = (key: string, part: AttentionSpec | FeedForwardSpec): void => {
    const old = parts[key];
    const usual = old && old.kind !== part.kind ? usualPart(side, part.kind) : undefined;
    onChange({ [side]: { ...parts, [key]: usual ? { ...usual, ...sharedFigures(side, old, part.kind) } : part } });
  };
  const drop = (key: string): void => {
    const { [key]: _dropped, ...rest } = parts;
    onChange({ [side]: rest });
  };
  const add = (): void => {
    const [key, part] = Object.entries(parts)[0];
    put(freeKey(body, side, key), part);
  };
  return (
    <>
      <h3>{titles[side]}</h3>
      {Object.entries(parts).map(([key, part]) => (
        <section key={key} className="model-part" aria-label={`${side === 'mixers' ? 'Mixer' : 'Feed-forward'} ${key}`}>
          <h4>
            <code className="mono">{key}</code>
            <IconButton
              icon="trash"
              label={`Remove ${key}`}
              disabledReason={isUsed(body.layers, side, key) ? 'Layers name it.' : null}
              onClick={() => drop(key)}
            />
          </h4>
          <SchemaForm fields={fields[side]} value={{ part }} onChange={(value) => put(key, value.part as AttentionSpec)} />
        </section>
      ))}
      <Button look="quiet" icon="plus" onClick={add}>
        {side === 'mixers' ? 'Add a mixer' : 'Add a feed-forward'}
      </Button>
    </>
  );
}
