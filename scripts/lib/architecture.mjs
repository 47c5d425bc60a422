import { importTable, packagesOf } from '../import-table.mjs';

/** The import table as Markdown, for docs/architecture.md: made from the same data that the check reads. */
export function importTableMarkdown() {
  const rows = Object.entries(importTable).map(([room, rooms]) => {
    const packages = packagesOf[room].map((name) => (name === 'node:' ? 'Node' : `\`${name}\``)).join(', ');
    return `| \`${room}\` | ${rooms.length ? rooms.map((other) => `\`${other}\``).join(' ') : '—'} | ${packages || '—'} |`;
  });
  return ['| room | may import | packages |', '|---|---|---|', ...rows].join('\n');
}
