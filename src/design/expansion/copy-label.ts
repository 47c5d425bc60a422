import { evaluateIndex, parseIndexTerm } from '../selectors.ts';

const expression = /\{([^{}]+?)(?::0(\d))?\}/g;

/**
 * Label of copy `index` of an element. `{i}` stands for the number of the copy, with arithmetic as in selectors
 * (`{i/8}`, `{i%8+1}`) and `:02` for leading zeros; without any, the number follows the label. What cannot be read stays.
 *
 * @param segment the label of an element that has none: `gpu[3]`
 */
export function copyLabel(label: string | undefined, segment: string, index: number): string {
  if (label === undefined) return segment;
  if (index < 0) return label;
  let isIndexed = false;
  const written = label.replace(expression, (whole, term: string, digits: string | undefined) => {
    const parsed = parseIndexTerm(term.replaceAll(' ', ''));
    const value = parsed.ok ? evaluateIndex(parsed.value, [index, -1, -1]) : Number.NaN;
    if (Number.isNaN(value)) return whole;
    isIndexed = true;
    return String(value).padStart(Number(digits ?? 0), '0');
  });
  return isIndexed ? written : `${label} ${index}`;
}

/** A label in rows and columns as one of copies: `{r}` and `{c}` become arithmetic on `{i}`. */
export function gridLabel(template: string, columnCount: number): string {
  return template.replace(expression, (whole) =>
    whole.replace(/\b[rcn]\b/g, (name) => (name === 'r' ? `(i/${columnCount})` : name === 'c' ? `(i%${columnCount})` : 'i')),
  );
}
