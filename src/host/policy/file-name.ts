const designEnding = '.cluster.json';
/** Names that Windows gives to devices, whatever ending follows. */
const deviceNames = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/**
 * A file name that is safe on every system, from what a person typed. Separators, control characters and what Windows
 * refuses become hyphens; it never is hidden, never climbs out of its folder, never names a device.
 */
export function safeFileStem(typed: string): string {
  const plain = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, '-')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const short = [...plain]
    .slice(0, 100)
    .join('')
    .replace(/[\s.]+$/u, '');
  if (short === '' || /^-+$/.test(short)) return 'untitled';
  return deviceNames.test(short.split('.')[0]) ? `${short}-design` : short;
}

/** The file name of a design that a person named. */
export function designFileName(typed: string): string {
  const stem = typed.toLowerCase().endsWith(designEnding) ? typed.slice(0, -designEnding.length) : typed;
  return `${safeFileStem(stem)}${designEnding}`;
}

/** The name of a design as people see it, from its file name. */
export function designNameOfFile(fileName: string): string {
  return fileName.replace(/\.cluster\.json$|\.json$/i, '');
}

/** True of the files that the documents list shows. */
export function isDesignFileName(fileName: string): boolean {
  return fileName.toLowerCase().endsWith(designEnding) && !fileName.startsWith('.');
}
