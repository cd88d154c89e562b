/** A colour that every viewer of SVG knows, and its opacity, 0 to 1. */
export interface SvgColour {
  readonly colour: string;
  readonly opacity: number;
}

/**
 * Splits a colour as a canvas gives it back: `#14704f`, `rgba(20, 26, 36, 0.12)`, or `color(srgb 0.08 0.44 0.31 / 0.16)` for a
 * `color-mix`. Viewers other than browsers know only the first form. Another text is returned as it is.
 * @see https://html.spec.whatwg.org/multipage/canvas.html#serialisation-of-a-color
 */
export function svgColourOf(serialised: string): SvgColour {
  const [, space, channels = ''] = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(serialised) ?? [];
  if (space === undefined) return { colour: serialised, opacity: 1 };
  const [red = 0, green = 0, blue = 0, opacity = 1] = channels
    .split(/[\s,/]+/)
    .map((text) => (text === 'none' ? 0 : Number(text)));
  const scale = space === 'color' ? 255 : 1;
  const hex = [red, green, blue].map((channel) =>
    Math.round(Math.min(255, Math.max(0, channel * scale)))
      .toString(16)
      .padStart(2, '0'),
  );
  return { colour: `#${hex.join('')}`, opacity };
}
