import type { AreaStyle, LineStyle, Pen, TextStyle } from './pen.ts';

/** A pen that writes SVG. */
export interface SvgPen extends Pen {
  /** The elements drawn so far. */
  readonly markup: () => string;
}

const number = (value: number): string => String(Math.round(value * 100) / 100);
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Text width where nothing can measure it: Inter's mean advance is 0.56 of its size. */
export function approximateTextWidth(text: string, size: number, weight = 400): number {
  return text.length * size * (weight >= 600 ? 0.59 : 0.56);
}

/** `text`, cut so that it fits. */
export function fitText(text: string, maxWidth: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= maxWidth) return text;
  let end = text.length - 1;
  while (end > 0 && widthOf(`${text.slice(0, end)}…`) > maxWidth) end -= 1;
  return end <= 1 ? '' : `${text.slice(0, end)}…`;
}

/** Starts an SVG drawing with the colours of a theme. */
export function svgPen(theme: Readonly<Record<string, string>>): SvgPen {
  const parts: string[] = [];
  const color = (token: string | undefined): string => (token === undefined ? 'none' : (theme[token] ?? token));
  const area = (style: AreaStyle): string =>
    `fill="${color(style.fill)}"${style.stroke ? ` stroke="${color(style.stroke)}" stroke-width="${number(style.width ?? 1)}"` : ''}${style.dash ? ` stroke-dasharray="${style.dash.join(' ')}"` : ''}${style.opacity === undefined ? '' : ` opacity="${number(style.opacity)}"`}`;
  const coordinates = (points: readonly number[]): string => points.map(number).join(' ');
  return {
    box(x, y, width, height, style) {
      parts.push(
        `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${style.radius ? ` rx="${style.radius}"` : ''} ${area(style)}/>`,
      );
    },
    polygon(points, style) {
      parts.push(`<polygon points="${coordinates(points)}" ${area(style)}/>`);
    },
    ellipse(cx, cy, rx, ry, style) {
      parts.push(`<ellipse cx="${number(cx)}" cy="${number(cy)}" rx="${number(rx)}" ry="${number(ry)}" ${area(style)}/>`);
    },
    line(points, style: LineStyle) {
      const dash = style.dash ? ` stroke-dasharray="${style.dash.join(' ')}"` : '';
      const opacity = style.opacity === undefined ? '' : ` opacity="${number(style.opacity)}"`;
      parts.push(
        `<polyline points="${coordinates(points)}" fill="none" stroke="${color(style.stroke)}" stroke-width="${number(style.width)}" stroke-linejoin="round"${style.cap === 'round' ? ' stroke-linecap="round"' : ''}${dash}${opacity}/>`,
      );
    },
    text(x, y, text, style: TextStyle) {
      const shown =
        style.maxWidth === undefined ? text : fitText(text, style.maxWidth, (t) => approximateTextWidth(t, style.size, style.weight));
      if (shown === '') return;
      parts.push(
        `<text x="${number(x)}" y="${number(y)}" font-size="${style.size}" font-weight="${style.weight ?? 400}" fill="${color(style.fill)}"${style.anchor ? ` text-anchor="${style.anchor}"` : ''}${style.opacity === undefined ? '' : ` opacity="${number(style.opacity)}"`}>${escapeText(shown)}</text>`,
      );
    },
    markup: () => parts.join('\n'),
  };
}
