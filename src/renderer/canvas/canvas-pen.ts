import { type AreaStyle, fitText, type LineStyle, type Pen, type TextStyle } from '../../drawing/index.ts';

const fontFamily = '"Inter Variable", Inter, system-ui, sans-serif';

/** A pen that draws on a canvas, with the colours of a theme. */
export function canvasPen(context: CanvasRenderingContext2D, theme: Readonly<Record<string, string>>): Pen {
  const color = (token: string): string => theme[token] ?? token;
  let lastFont = '';
  const paint = (style: AreaStyle): void => {
    if (style.opacity !== undefined) context.globalAlpha = style.opacity;
    if (style.fill) {
      context.fillStyle = color(style.fill);
      context.fill();
    }
    if (style.stroke) {
      context.strokeStyle = color(style.stroke);
      context.lineWidth = style.width ?? 1;
      if (style.dash) context.setLineDash(style.dash as number[]);
      context.stroke();
      if (style.dash) context.setLineDash([]);
    }
    if (style.opacity !== undefined) context.globalAlpha = 1;
  };
  const trace = (points: readonly number[], radius: number): void => {
    context.moveTo(points[0], points[1]);
    for (let i = 2; i < points.length; i += 2) {
      const isCorner = radius > 0 && i + 2 < points.length;
      if (!isCorner) {
        context.lineTo(points[i], points[i + 1]);
        continue;
      }
      const before = Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
      const after = Math.hypot(points[i + 2] - points[i], points[i + 3] - points[i + 1]);
      context.arcTo(points[i], points[i + 1], points[i + 2], points[i + 3], Math.min(radius, before / 2, after / 2));
    }
  };
  return {
    box(x, y, width, height, style) {
      context.beginPath();
      if (style.radius) context.roundRect(x, y, width, height, Math.min(style.radius, width / 2, height / 2));
      else context.rect(x, y, width, height);
      paint(style);
    },
    polygon(points, style) {
      context.beginPath();
      trace(points, 0);
      context.closePath();
      paint(style);
    },
    ellipse(cx, cy, rx, ry, style) {
      context.beginPath();
      context.ellipse(cx, cy, rx, ry, 0, 0, Math.PI * 2);
      paint(style);
    },
    line(points, style: LineStyle) {
      if (points.length < 4) return;
      context.beginPath();
      trace(points, style.radius ?? 0);
      context.strokeStyle = color(style.stroke);
      context.lineWidth = style.width;
      context.lineCap = style.cap ?? 'butt';
      context.lineJoin = 'round';
      if (style.opacity !== undefined) context.globalAlpha = style.opacity;
      if (style.dash) context.setLineDash(style.dash as number[]);
      context.stroke();
      if (style.dash) context.setLineDash([]);
      if (style.opacity !== undefined) context.globalAlpha = 1;
    },
    text(x, y, text, style: TextStyle) {
      const font = `${style.weight ?? 400} ${style.size}px ${fontFamily}`;
      if (font !== lastFont) {
        context.font = font;
        lastFont = font;
      }
      context.textAlign = style.anchor === 'middle' ? 'center' : style.anchor === 'end' ? 'right' : 'left';
      context.textBaseline = 'alphabetic';
      const shown =
        style.maxWidth === undefined ? text : fitText(text, style.maxWidth, (candidate) => context.measureText(candidate).width);
      if (shown === '') return;
      context.fillStyle = color(style.fill);
      if (style.opacity !== undefined) context.globalAlpha = style.opacity;
      context.fillText(shown, x, y);
      if (style.opacity !== undefined) context.globalAlpha = 1;
    },
  };
}
