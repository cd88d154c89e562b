/**
 * A text shortened to a width: the whole text if it fits, otherwise its beginning with an ellipsis.
 * @param widthOf returns the width of one character in pixels
 */
export function shortenedTo(text: string, mostPx: number, widthOf: (character: string) => number): string {
  let atPx = 0;
  /** The end of what fits beside an ellipsis. */
  let end = 0;
  const ellipsisPx = widthOf('…');
  for (const character of text) {
    atPx += widthOf(character);
    if (atPx > mostPx) return `${text.slice(0, end).trimEnd()}…`;
    if (atPx + ellipsisPx <= mostPx) end += character.length;
  }
  return text;
}
