/** The font size of the root element, CSS pixels: 16, unless a person or the page around the app chose another. */
export const remPx = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
