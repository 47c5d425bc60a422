import { type CsvFormat, csvReading } from './csv-reading.ts';
import { timeStampSeconds } from './time-stamp.ts';
import type { TraceReader } from './trace-reader-kind.ts';

const format: CsvFormat = {
  timeNames: ['TIMESTAMP'],
  inputNames: ['ContextTokens'],
  outputNames: ['GeneratedTokens'],
  timeSeconds: timeStampSeconds,
};

/**
 * Azure LLM inference traces of 2023 (`2023-11-16 18:15:46.6805900`) and 2024 (`2024-05-10 00:00:00.009930+00:00`), and of
 * multimodal requests of 2025, whose column NumImages is not read: its images are in ContextTokens.
 *
 * @see https://github.com/Azure/AzurePublicDataset, AzureLLMInferenceDataset2023.md, AzureLLMInferenceDataset2024.md
 */
export const azureTrace: TraceReader = {
  kind: 'azure-csv',
  label: 'Azure LLM inference trace (CSV)',
  recognises: (header) => /ContextTokens/i.test(header) || /^"?TIMESTAMP"?,/.test(header),
  begin: (name) => csvReading(name, format),
};
