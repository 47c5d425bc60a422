import { deepseekR1 } from './deepseek-r1.ts';
import { deepseekV3_2 } from './deepseek-v3.2.ts';
import { deepseekV3 } from './deepseek-v3.ts';
import { deepseekV4Flash } from './deepseek-v4-flash.ts';
import { deepseekV4Pro } from './deepseek-v4-pro.ts';
import { falcon180b } from './falcon-180b.ts';
import { gemma327b } from './gemma-3-27b.ts';
import { gemma426bA4b } from './gemma-4-26b-a4b.ts';
import { gemma431b } from './gemma-4-31b.ts';
import { glm4_5 } from './glm-4.5.ts';
import { glm4_6 } from './glm-4.6.ts';
import { glm5_2 } from './glm-5.2.ts';
import { glm5 } from './glm-5.ts';
import { gptJ6b } from './gpt-j-6b.ts';
import { gptOss20b } from './gpt-oss-20b.ts';
import { gptOss120b } from './gpt-oss-120b.ts';
import { jamba1_5Large } from './jamba-1.5-large.ts';
import { jambaV0_1 } from './jamba-v0.1.ts';
import { kimiK2_5 } from './kimi-k2.5.ts';
import { kimiK2 } from './kimi-k2.ts';
import { kimiK3 } from './kimi-k3.ts';
import { kimiLinear48bA3b } from './kimi-linear-48b-a3b.ts';
import { llama27b } from './llama-2-7b.ts';
import { llama270b } from './llama-2-70b.ts';
import { llama3_18b } from './llama-3.1-8b.ts';
import { llama3_170b } from './llama-3.1-70b.ts';
import { llama3_1405b } from './llama-3.1-405b.ts';
import { llama4Maverick } from './llama-4-maverick.ts';
import { llama4Scout } from './llama-4-scout.ts';
import { mimoV2Flash } from './mimo-v2-flash.ts';
import { minimaxM1 } from './minimax-m1.ts';
import { minimaxM2 } from './minimax-m2.ts';
import { minimaxM3 } from './minimax-m3.ts';
import { mistral7b } from './mistral-7b.ts';
import { mistralLarge2123b } from './mistral-large-2-123b.ts';
import { mistralLarge3675b } from './mistral-large-3-675b.ts';
import { mixtral8x7b } from './mixtral-8x7b.ts';
import { mixtral8x22b } from './mixtral-8x22b.ts';
import { nemotron3Nano30bA3b } from './nemotron-3-nano-30b-a3b.ts';
import { nemotron3Super120bA12b } from './nemotron-3-super-120b-a12b.ts';
import { nemotron3Ultra550bA55b } from './nemotron-3-ultra-550b-a55b.ts';
import { nemotronH56b } from './nemotron-h-56b.ts';
import { phi3_5Moe } from './phi-3.5-moe.ts';
import { phi414b } from './phi-4-14b.ts';
import { qwen3_5397bA17b } from './qwen3.5-397b-a17b.ts';
import { qwen3_82_4tA95b } from './qwen3.8-2.4t-a95b.ts';
import { qwen38b } from './qwen3-8b.ts';
import { qwen330bA3b } from './qwen3-30b-a3b.ts';
import { qwen332b } from './qwen3-32b.ts';
import { qwen3235bA22b } from './qwen3-235b-a22b.ts';
import { qwen3Coder480bA35b } from './qwen3-coder-480b-a35b.ts';
import { qwen3Next80bA3b } from './qwen3-next-80b-a3b.ts';
import type { ShelfModel } from './shelf-model.ts';
import { step3_7Flash } from './step-3.7-flash.ts';
import { step3316b } from './step-3-316b.ts';

/** Models on the shelf, family by family. */
export const models: readonly ShelfModel[] = [
  llama270b,
  llama27b,
  llama3_1405b,
  llama3_170b,
  llama3_18b,
  llama4Maverick,
  llama4Scout,
  qwen3235bA22b,
  qwen330bA3b,
  qwen332b,
  qwen38b,
  qwen3Coder480bA35b,
  qwen3Next80bA3b,
  qwen3_5397bA17b,
  qwen3_82_4tA95b,
  deepseekR1,
  deepseekV3,
  deepseekV3_2,
  deepseekV4Flash,
  deepseekV4Pro,
  kimiK2,
  kimiK2_5,
  kimiK3,
  kimiLinear48bA3b,
  glm4_5,
  glm4_6,
  glm5,
  glm5_2,
  minimaxM1,
  minimaxM2,
  minimaxM3,
  gptOss120b,
  gptOss20b,
  gemma327b,
  gemma426bA4b,
  gemma431b,
  mistral7b,
  mistralLarge2123b,
  mistralLarge3675b,
  mixtral8x22b,
  mixtral8x7b,
  nemotron3Nano30bA3b,
  nemotron3Super120bA12b,
  nemotron3Ultra550bA55b,
  nemotronH56b,
  jamba1_5Large,
  jambaV0_1,
  mimoV2Flash,
  step3316b,
  step3_7Flash,
  phi3_5Moe,
  phi414b,
  falcon180b,
  gptJ6b,
];
