// `npm test` runs the property tests from one seed: the same commit gives the same verdict. `npm run soak` looks for new counterexamples.
import fc from 'fast-check';

if (process.env.CLUSTERWRIGHT_SOAK !== '1') fc.configureGlobal({ seed: 20261125 });
