/** Colours and fonts of the page as a canvas takes them. */
export interface Ink {
  /** Value of a custom property such as `--lmd-grid`. */
  colour(property: string): string;
  readonly font: string;
  readonly boldFont: string;
}

/** Reads the style in force at an element. What it hands out is as of now, so read again for each drawing. */
export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const { fontSize, fontFamily } = style;
  const known = new Map<string, string>();
  return {
    colour(property) {
      const held = known.get(property);
      if (held !== undefined) return held;
      const value = style.getPropertyValue(property).trim();
      known.set(property, value);
      return value;
    },
    font: `400 ${fontSize} ${fontFamily}`,
    boldFont: `600 ${fontSize} ${fontFamily}`,
  };
}

/** A colour at a part of its strength, over whatever lies below. */
export const faded = (colour: string, percent: number): string =>
  `color-mix(in srgb, ${colour} ${percent}%, transparent)`;
