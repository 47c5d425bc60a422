import { z } from 'zod';
import { collectiveFamilies } from './plan.ts';

function choiceOf(operation: 'all-reduce' | 'all-gather' | 'reduce-scatter' | 'all-to-all', label: string) {
  const kinds = collectiveFamilies[operation].members.map(({ kind }) => kind);
  return z
    .enum(['auto', ...kinds])
    .default('auto')
    .meta({
      label,
      help: 'Automatic takes the fastest that can run over the ranks, payload by payload. A fixed one that cannot run is replaced, and the results say so.',
    });
}

/** Which algorithms a deployment's collectives run: `CollectiveChoices` as the file has them. */
export const collectivesSchema = z.strictObject({
  allReduce: choiceOf('all-reduce', 'All-reduce'),
  allGather: choiceOf('all-gather', 'All-gather'),
  reduceScatter: choiceOf('reduce-scatter', 'Reduce-scatter'),
  allToAll: choiceOf('all-to-all', 'All-to-all'),
});
