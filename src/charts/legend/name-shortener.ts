import { shortenedTo } from '../text/shortened-to';

/**
 * A function that shortens the head of a name so that head and tail fit in a width, in the font of an element. Null where the browser has no canvas.
 * @param mostPx width for a name, CSS pixels
 */
export function nameShortener(
  element: Element,
  mostPx: number,
): ((head: string, tail: string) => string) | null {
  const ctx = document.createElement('canvas').getContext('2d');
  if (ctx === null) return null;
  const { fontSize, fontFamily } = getComputedStyle(element);
  ctx.font = `400 ${fontSize} ${fontFamily}`;
  const widths = new Map<string, number>();
  const widthOf = (character: string): number => {
    const known = widths.get(character);
    if (known !== undefined) return known;
    const { width } = ctx.measureText(character);
    widths.set(character, width);
    return width;
  };
  return (head, tail) => {
    const tailPx = [...tail].reduce((sum, character) => sum + widthOf(character), 0);
    return shortenedTo(head, mostPx - tailPx, widthOf) + tail;
  };
}
