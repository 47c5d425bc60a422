import type { Design } from '../../design/index.ts';

/** The document as its file holds it. */
export function designText(design: Design): string {
  return `${JSON.stringify(design, null, 2)}\n`;
}
