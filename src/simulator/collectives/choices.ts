/** Kind of algorithm that a deployment fixes for each operation; `auto`, or nothing: as the libraries choose. */
export interface CollectiveChoices {
  readonly allReduce?: string;
  readonly allGather?: string;
  readonly reduceScatter?: string;
  readonly allToAll?: string;
}

const fieldOf: Readonly<Record<string, keyof CollectiveChoices>> = {
  'all-reduce': 'allReduce',
  'all-gather': 'allGather',
  'reduce-scatter': 'reduceScatter',
  'all-to-all': 'allToAll',
};

/** The algorithm that the user has fixed for an operation, if any. */
export function fixedAlgorithm(choices: CollectiveChoices | undefined, operation: string): string | undefined {
  const choice = choices?.[fieldOf[operation]];
  return choice === 'auto' ? undefined : choice;
}
