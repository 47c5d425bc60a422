import { deepseekV3 } from './deepseek-v3.ts';
import { llama3_1_8b } from './llama-3.1-8b.ts';
import { llama3_1_70b } from './llama-3.1-70b.ts';
import { mixtral8x7b } from './mixtral-8x7b.ts';

/** Models on the shelf. */
export const models = [llama3_1_8b, llama3_1_70b, mixtral8x7b, deepseekV3] as const;
