import { gridLabel } from '../expansion/copy-label.ts';
import { segmentText } from '../paths.ts';
import { setCount } from './count.ts';
import { type Edit, refuse, withPositions } from './edit.ts';
import { findElement } from './elements.ts';
import { setElementField } from './fields.ts';
import { groupElements } from './group.ts';
import { wholeElements } from './selection.ts';

/** What an array is made of. */
export interface ArrayArgs {
  readonly paths: readonly string[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** Label of each copy: `gpu{r}-{c}`, with arithmetic, leading zeros (`{c+1:02}`) and `{n}` for the running number. Empty: none. */
  readonly label?: string;
  /** px from one copy to the next; absent: where the layout puts them. */
  readonly pitch?: { readonly x: number; readonly y: number };
}

/**
 * Repeats the selection in rows and columns and keeps it one description: a single element gets a count, several (with the
 * links among them) become a group with a count, so that every copy has its own links inside.
 */
export const array: Edit<'array', ArrayArgs> = {
  kind: 'array',
  label: 'Array',
  isStep: true,
  describe: ({ rowCount, columnCount }) => `Array ${rowCount} × ${columnCount}`,
  apply(design, library, { paths, rowCount, columnCount, label, pitch }) {
    const total = rowCount * columnCount;
    if (!Number.isInteger(total) || rowCount < 1 || columnCount < 1)
      return refuse('wrong-value', 'An array has at least one row and one column, in whole numbers.', 'Correct the numbers.');
    const whole = wholeElements(design, library, paths);
    if (!whole.ok) return whole;
    if (whole.value.length === 0)
      return refuse('nothing-selected', 'Nothing that can be repeated is selected.', 'Select devices, servers or groups.');
    const isOne = whole.value.length === 1;
    const grouped = isOne ? { ok: true as const, value: design } : groupElements.apply(design, library, { paths, id: 'unit' });
    if (!grouped.ok) return grouped;
    const known = new Set(design.topology.groups.map(({ id }) => id));
    const id = isOne ? whole.value[0] : (grouped.value.topology.groups.find((group) => !known.has(group.id))?.id ?? whole.value[0]);
    const found = findElement(grouped.value.topology, id);
    if (!found || found.family === 'patterns' || found.family === 'links')
      return refuse('no-copies', `"${id}" cannot have copies.`, 'Change the parameters of the pattern.', paths);
    if (found.element.count !== undefined && found.element.count > 1)
      return refuse('has-copies', `"${id}" has ${found.element.count} copies already.`, 'Change its number of copies, or group it first.', [
        id,
      ]);
    const before = grouped.value.view.positions;
    const place = Object.keys(before).find(
      (path) => path === id || path === `${id}[0]` || path.endsWith(`/${id}`) || path.endsWith(`/${id}[0]`),
    );
    const counted = setCount.apply(grouped.value, library, { id, count: total });
    if (!counted.ok) return counted;
    const labelled =
      label === undefined || label === ''
        ? counted
        : setElementField.apply(counted.value, library, { id, field: 'label', value: gridLabel(label, columnCount) });
    if (!labelled.ok || pitch === undefined) return labelled;
    const outer = place?.includes('/') ? place.slice(0, place.lastIndexOf('/') + 1) : '';
    const start = (place && before[place]) || { x: 0, y: 0 };
    const positions = Object.fromEntries(
      Array.from({ length: total }, (_, n) => [
        `${outer}${segmentText(id, n)}`,
        { x: Math.round(start.x + (n % columnCount) * pitch.x), y: Math.round(start.y + Math.floor(n / columnCount) * pitch.y) },
      ]),
    );
    return { ok: true, value: withPositions(labelled.value, positions) };
  },
};
