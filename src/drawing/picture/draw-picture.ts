import { drawContainers, drawHulls } from './draw-containers.ts';
import { drawDevices } from './draw-devices.ts';
import { drawLinks, type LinkFigures } from './draw-links.ts';
import type { Pen } from './pen.ts';
import type { PictureInput } from './picture.ts';

/** Draws the whole: pools, containers, links, devices, in this order, so that no line hides a device or a name. */
export function drawPicture(pen: Pen, input: PictureInput, figures: LinkFigures, shownLinks: readonly number[]): void {
  drawHulls(pen, input);
  drawContainers(pen, input);
  if (input.level >= 2) drawLinks(pen, input, figures, shownLinks);
  drawDevices(pen, input);
}
