import { drawContainers, drawHulls } from './draw-containers.ts';
import { drawDevices } from './draw-devices.ts';
import { drawLinks, type LinkFigures } from './draw-links.ts';
import { drawOverview } from './draw-overview.ts';
import { drawRibbons } from './draw-ribbons.ts';
import type { Pen } from './pen.ts';
import type { PictureInput } from './picture.ts';

/** Draws the whole: pools, containers, links, devices, in this order, so that no line hides a device or a name. */
export function drawPicture(pen: Pen, input: PictureInput, figures: LinkFigures, shownLinks: readonly number[]): void {
  drawHulls(pen, input);
  if (input.level < 2) {
    drawOverview(pen, input);
    return;
  }
  drawContainers(pen, input);
  drawLinks(pen, input, figures, shownLinks);
  if (input.level === 2 && input.isBundled) drawRibbons(pen, input, 'rack');
  drawDevices(pen, input);
}
