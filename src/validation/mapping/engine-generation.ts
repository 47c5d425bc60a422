/** `1.1.0rc2.post2` → [1, 1]; null: no number (`gpt-oss-dev`, a nightly). */
function versionOf(text: string): readonly [number, number] | null {
  const found = /^v?(\d+)\.(\d+)/.exec(text);
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

function isBelow(version: readonly [number, number], major: number, minor: number): boolean {
  return version[0] < major || (version[0] === major && version[1] < minor);
}

/**
 * The overhead set of an engine and version (`simulator/compute/engines.ts`). No version: the newest set. The sample's
 * TensorRT-LLM versions 0.5 to 0.8 with `.pre`, `.post` or `-rc` are Dynamo's, whose containers carry TensorRT-LLM after 1.0.
 */
export function engineGeneration(engine: string, versionText: string): string {
  const version = versionOf(versionText);
  switch (engine.toLowerCase()) {
    case 'vllm':
      return version !== null && isBelow(version, 0, 11) ? 'vllm-0.6' : 'vllm-0.11';
    case 'sglang':
      return version !== null && isBelow(version, 0, 5) ? 'sglang-0.4' : 'sglang-0.5';
    default: {
      const isDynamo = version !== null && version[0] === 0 && /pre|post|-rc/.test(versionText);
      if (version === null || isDynamo || /devguide/.test(versionText)) return 'tensorrt-llm-1.1';
      return isBelow(version, 1, 1) ? 'tensorrt-llm-1.0' : 'tensorrt-llm-1.1';
    }
  }
}
