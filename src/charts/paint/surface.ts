/** What the painters use of the context of a canvas, so that a surface of another kind can take its place. */
export interface Surface extends Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'imageSmoothingEnabled'
  | 'save'
  | 'restore'
  | 'translate'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'rect'
  | 'arc'
  | 'closePath'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'fillText'
  | 'strokeText'
> {
  setLineDash(dash: number[]): void;
  measureText(text: string): { readonly width: number };
  drawImage(cells: HTMLCanvasElement, xPx: number, yPx: number, widthPx: number, heightPx: number): void;
  /** Draws a path of SVG in the current style. A canvas has none: it takes `Path2D`, which cannot be read. */
  readonly drawPath?: (d: string, how: 'fill' | 'stroke') => void;
}

/** Fills or strokes the `d` of an SVG path. */
export function paintPath(ctx: Surface, d: string, how: 'fill' | 'stroke'): void {
  if (ctx.drawPath) ctx.drawPath(d, how);
  else ctx[how](new Path2D(d));
}
