import type { Design } from './schema.ts';

/** A new document: nothing drawn, a chat workload, common targets and prices. */
export function emptyDesign(catalogVersion: string): Design {
  return {
    format: 'clusterwright-design',
    formatVersion: 1,
    name: 'Untitled',
    catalogVersion,
    parts: {},
    definitions: {},
    topology: { groups: [], instances: [], components: [], patterns: [], links: [] },
    deployment: {
      model: 'llama-3.1-70b',
      router: { kind: 'least-loaded' },
      pools: [],
      kvTransfer: { kind: 'layerwise' },
      tiers: [],
      firstTokenFrom: 'prefill',
    },
    workload: {
      classes: [
        {
          id: 'chat',
          arrivals: { kind: 'poisson', ratePerSecond: 2 },
          inputTokens: {
            kind: 'lognormal',
            meanTokensCount: 1024,
            coefficientOfVariationRatio: 1,
            minTokensCount: 1,
            maxTokensCount: 16384,
          },
          outputTokens: {
            kind: 'lognormal',
            meanTokensCount: 256,
            coefficientOfVariationRatio: 1,
            minTokensCount: 1,
            maxTokensCount: 4096,
          },
          prefix: { kind: 'none' },
        },
      ],
      requestCount: 2000,
      seed: 7,
      warmupFraction: 0.1,
    },
    targets: { ttftSeconds: 1.5, tpotSeconds: 0.05, attainmentFraction: 0.95 },
    economics: { electricityUsdPerKilowattHour: 0.08, pueRatio: 1.3, lifeYears: 4, discountFraction: 0.08 },
    view: { positions: {}, collapsed: [] },
  };
}
