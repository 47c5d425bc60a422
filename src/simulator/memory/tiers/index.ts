export { fetchRules } from './fetch-rules.ts';
export { loadRules } from './load-rules.ts';
export { type TierOptions, type TierPolicy, tierOptionsSchema, tierPolicySchema, usualTierPolicy } from './tier-config.ts';
export { writeRules } from './write-rules.ts';
