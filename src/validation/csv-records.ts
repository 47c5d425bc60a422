/** One row of a CSV file, by the header's names. */
export type CsvRecord = Readonly<Record<string, string>>;

/** Rows of RFC 4180 text whose first line is the header: quoted cells may hold commas and doubled quotes, but no line breaks. */
export function csvRecords(text: string): readonly CsvRecord[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  const names = csvCells(lines[0]);
  return lines.slice(1).map((line) => {
    const cells = csvCells(line);
    return Object.fromEntries(names.map((name, column) => [name, cells[column] ?? '']));
  });
}

/** Cells of one line. */
export function csvCells(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (line[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',') {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  cells.push(cell.trim());
  return cells;
}
