import { formatBytes, formatNumber } from '../../../base/format.ts';
import {
  activeParameterCount,
  attentionFlopsPerToken,
  kvBytesOfSequence,
  kvBytesPerToken,
  linearFlopsPerToken,
  type ModelSpec,
  parameterCount,
} from '../../../simulator/index.ts';

const contextTokens = 32_768;
const billions = (count: number): string => `${formatNumber(count / 1e9, 4)} billion`;
const gigaflops = (flops: number): string => `${formatNumber(flops / 1e9, 4)} GFLOP`;

const totals: readonly (readonly [id: string, label: string, figure: (model: ModelSpec) => string])[] = [
  ['parameters', 'Parameters', (model) => billions(parameterCount(model))],
  ['active', 'Active for a token', (model) => billions(activeParameterCount(model))],
  ['kv-bf16', 'KV per token, bf16', (model) => formatBytes(kvBytesPerToken(model, 'bf16'))],
  ['kv-fp8', 'KV per token, fp8', (model) => formatBytes(kvBytesPerToken(model, 'fp8'))],
  ['kv-sequence', 'KV of 32 k, bf16', (model) => formatBytes(kvBytesOfSequence(model, 'bf16', contextTokens))],
  ['flops-linear', 'Matrices, a token', (model) => gigaflops(linearFlopsPerToken(model))],
  ['flops-attention', 'Attention at 32 k', (model) => gigaflops(attentionFlopsPerToken(model, contextTokens))],
];

/** What the layers add up to, always computed; beside it the same of the model that it was copied from. */
export function ModelTotals({ model, base }: { readonly model: ModelSpec; readonly base: ModelSpec | undefined }) {
  return (
    <dl className="model-totals" aria-live="polite">
      {totals.map(([id, label, figure]) => {
        const now = figure(model);
        const before = base ? figure(base) : now;
        return (
          <div key={id} data-testid={`model-${id}`}>
            <dt>{label}</dt>
            <dd>{now}</dd>
            <dd className="faint">{before === now ? '\u00a0' : `was ${before}`}</dd>
          </div>
        );
      })}
    </dl>
  );
}
