/** How an area or outline is drawn. Colours are tokens of the theme. */
export interface AreaStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly radius?: number;
  readonly opacity?: number;
}

/** How a line is drawn. */
export interface LineStyle {
  readonly stroke: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
  /** Rounding of its corners. */
  readonly radius?: number;
  readonly cap?: 'butt' | 'round';
}

/** How text is drawn; `x`, `y` of a text are its baseline. */
export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly weight?: 400 | 500 | 600;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Longer text is cut, with an ellipsis. */
  readonly maxWidth?: number;
  readonly opacity?: number;
}

/** What the picture is drawn with: a canvas, or an SVG file. One picture, whatever carries it. */
export interface Pen {
  box(x: number, y: number, width: number, height: number, style: AreaStyle): void;
  polygon(points: readonly number[], style: AreaStyle): void;
  ellipse(cx: number, cy: number, rx: number, ry: number, style: AreaStyle): void;
  line(points: readonly number[], style: LineStyle): void;
  text(x: number, y: number, text: string, style: TextStyle): void;
}
