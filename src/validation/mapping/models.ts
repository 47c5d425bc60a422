import type { PartLibrary } from '../../design/index.ts';
import type { ModelSpec } from '../../simulator/index.ts';

/** Lower case, punctuation as hyphens, without the organisation, and without what names a checkpoint and not an architecture. */
function folded(name: string): string {
  return name
    .replace(/^.*\//, '')
    .toLowerCase()
    .replaceAll(/[._\s]+/g, '-')
    .replaceAll(/-(instruct|chat|hf|fp8|fp4|nvfp4|mxfp4|bf16|awq|dynamic|dyn|pre|trtllm|quark|99|99-9|edge|0528|2507|2512)(?=-|$)/g, '')
    .replaceAll(/^-+|-+$/g, '');
}

/** Releases whose layers are those of another entry of the catalogue: folded name → folded catalogue id. */
const sameLayers: Readonly<Record<string, string>> = {
  'deepseek-r1': 'deepseek-v3',
  'deepseek-v3-1': 'deepseek-v3',
  'deepseek-v3-r1': 'deepseek-v3',
  'minimax-m2-1': 'minimax-m2',
  'minimax-m2-5': 'minimax-m2',
  'kimi-k2-5': 'kimi-k2',
  'glm-5-1': 'glm-5',
  'llama-3-70b': 'llama-3-1-70b',
  'llama3-70b': 'llama-3-1-70b',
  'llama-3-3-70b': 'llama-3-1-70b',
  'llama3-1-70b': 'llama-3-1-70b',
  'llama3-1-8b': 'llama-3-1-8b',
  'llama-3-8b': 'llama-3-1-8b',
  'llama3-1-405b': 'llama-3-1-405b',
  'llama2-70b': 'llama-2-70b',
  'llama2-7b': 'llama-2-7b',
  'llama-70b': 'llama-2-70b',
  'llama-7b': 'llama-2-7b',
  'qwen3-235b': 'qwen3-235b-a22b',
  'qwen3-30b': 'qwen3-30b-a3b',
  'qwen3-5': 'qwen3-5-397b-a17b',
  'qwen3-5-397b': 'qwen3-5-397b-a17b',
};

/** The catalogue's model of a published name, or of a release with the same layers. */
export function modelOfName(name: string, library: PartLibrary): ModelSpec | undefined {
  const wanted = folded(name);
  const byFoldedId = new Map(library.models().map((model) => [folded(model.id), model]));
  return byFoldedId.get(wanted) ?? byFoldedId.get(sameLayers[wanted] ?? '');
}
