/** Colours and fonts of the page for a canvas. */
export interface Ink {
  /** The value of a custom property such as `--lmd-grid`. */
  colour(property: string): string;
  /** CSS pixels. */
  readonly fontPx: number;
  readonly font: string;
  readonly boldFont: string;
}

/** Reads the computed style of an element. */
export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const { fontSize, fontFamily } = style;
  const known = new Map<string, string>();
  return {
    colour(property) {
      const cached = known.get(property);
      if (cached !== undefined) return cached;
      const value = style.getPropertyValue(property).trim();
      known.set(property, value);
      return value;
    },
    fontPx: Number.parseFloat(fontSize),
    font: `400 ${fontSize} ${fontFamily}`,
    boldFont: `600 ${fontSize} ${fontFamily}`,
  };
}

/** The colour with an opacity in percent. */
export const faded = (colour: string, percent: number): string =>
  `color-mix(in srgb, ${colour} ${percent}%, transparent)`;
