import type { MarkerKind } from '../../lib/marker';
import type { Severity } from '../../lib/severity';
import { hairline } from './hairline';
import { faded, type Ink } from './ink';
import type { Mark } from '../layout/markers-layout';
import type { Picture } from '../picture';
import { paintPath, type Surface } from './surface';

const COLOURS: Readonly<Record<Severity, string>> = {
  critical: '--lmd-bad',
  warning: '--lmd-warn',
  info: '--lmd-muted',
};

const BY_URGENCY: readonly Severity[] = ['critical', 'warning', 'info'];

/** A mark of alerts has the colour of the most urgent one, as in the list of alerts; other marks have the given colour. */
function colourOf({ kind, markers }: Mark, others: string): string {
  const worst = BY_URGENCY.find((severity) => markers.some((marker) => marker.severity === severity));
  return kind !== 'alert' || worst === undefined ? others : COLOURS[worst];
}

/** Half the size of a glyph. */
const HALF_PX = 4;

/**
 * SVG paths around the middle of the glyph. Each kind has its own shape: triangle, plus, minus, two bars, square; a rhombus for
 * events of several kinds.
 */
const GLYPHS: Readonly<Record<MarkerKind | 'mixed', string>> = {
  restart: 'M0-4L4.5 3.5H-4.5Z',
  'scale-up': 'M-1-4H1V-1H4V1H1V4H-1V1H-4V-1H-1Z',
  'scale-down': 'M-4-1H4V1H-4Z',
  gap: 'M-3-4H-1V4H-3ZM1-4H3V4H1Z',
  alert: 'M-3.5-3.5H3.5V3.5H-3.5Z',
  mixed: 'M0-4.5L4.5 0L0 4.5L-4.5 0Z',
};

/** Draws a band behind the lines for each mark that covers a range; information, which may hold for days, has the top of it alone. */
export function drawMarkerBands(ctx: Surface, { box, marks }: Picture, ink: Ink): void {
  for (const mark of marks) {
    const { kind, fromPx, toPx } = mark;
    if (toPx <= fromPx) continue;
    const name = colourOf(mark, '--lmd-faint');
    const colour = ink.colour(name);
    if (kind !== 'alert' || name !== COLOURS.info) {
      ctx.fillStyle = faded(colour, kind === 'alert' ? 6 : 10);
      ctx.fillRect(fromPx, box.topPx, toPx - fromPx, box.bottomPx - box.topPx);
    }
    ctx.fillStyle = colour;
    if (kind === 'alert') ctx.fillRect(fromPx, box.topPx - 3, toPx - fromPx, 2);
  }
}

/**
 * Draws a dotted line for each mark without a range, and a glyph with the number of events at the bottom of each mark: where an alert
 * began to fire, if that is in the plot, and in the middle of any other mark.
 */
export function drawMarkers(ctx: Surface, { box, marks }: Picture, ink: Ink): void {
  for (const mark of marks) {
    const { kind, markers, fromPx, toPx } = mark;
    const colour = ink.colour(colourOf(mark, '--lmd-muted'));
    const isMoment = toPx <= fromPx;
    if (isMoment) hairline(ctx, [fromPx, box.topPx], [fromPx, box.bottomPx], colour, [1, 3]);
    if (kind === 'alert' && !isMoment && fromPx <= box.leftPx) continue;
    const xPx = Math.round(kind === 'alert' ? fromPx : (fromPx + toPx) / 2) + 0.5;
    const yPx = Math.round(box.bottomPx) - HALF_PX;
    drawGlyph(ctx, GLYPHS[kind], xPx, yPx, colour, ink);
    if (markers.length > 1) drawCount(ctx, String(markers.length), xPx, yPx, ink);
  }
}

/** Draws a glyph on a halo, so that it stands out from the lines. */
function drawGlyph(ctx: Surface, glyph: string, xPx: number, yPx: number, colour: string, ink: Ink): void {
  ctx.save();
  ctx.translate(xPx, yPx);
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3;
  ctx.strokeStyle = ink.colour('--lmd-surface');
  paintPath(ctx, glyph, 'stroke');
  ctx.fillStyle = colour;
  paintPath(ctx, glyph, 'fill');
  ctx.restore();
}

function drawCount(ctx: Surface, count: string, xPx: number, yPx: number, ink: Ink): void {
  ctx.font = ink.font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3;
  ctx.strokeStyle = ink.colour('--lmd-surface');
  ctx.strokeText(count, xPx, yPx - 6);
  ctx.fillStyle = ink.colour('--lmd-muted');
  ctx.fillText(count, xPx, yPx - 6);
}
