import { formatBytes, formatNumber } from '../base/format.ts';
import type { PartLibrary, ResolvedModel } from '../design/index.ts';
import { type Assumption, activeParameterCount, kvBytesPerToken, parameterCount } from '../simulator/index.ts';

/** A model of the design's own is named in the results, with what it adds up to beside the one that it was copied from. */
export function whatIfModelAssumptions(model: ResolvedModel, library: PartLibrary): readonly Assumption[] {
  if (model.basedOn === undefined) return [];
  const base = library.model(model.basedOn);
  const beside = (figure: (of: ResolvedModel) => string): string => `${figure(model)}${base ? ` (${figure(base)})` : ''}`;
  const figures = [
    `${beside((of) => `${formatNumber(parameterCount(of) / 1e9, 4)} B`)} parameters`,
    `${beside((of) => `${formatNumber(activeParameterCount(of) / 1e9, 4)} B`)} for a token`,
    `${beside((of) => formatBytes(kvBytesPerToken(of, 'bf16')))} of KV a token in bf16`,
  ];
  return [
    {
      code: 'what-if-model',
      message: `What-if: “${model.label}” is a model of this design: ${figures.join(', ')}${base ? `; in brackets ${base.label} of the catalogue` : ''}.`,
    },
  ];
}
