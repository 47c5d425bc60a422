/** What a refused call says to a person. A refusal carries a remedy; anything else is shown as it is. */
export function refusalOf(error: unknown): { readonly code: string; readonly message: string; readonly remedy: string } {
  const given = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const text = (key: string, otherwise: string): string => (typeof given[key] === 'string' ? given[key] : otherwise);
  return { code: text('code', 'internal'), message: text('message', String(error)), remedy: text('remedy', 'Try again.') };
}
