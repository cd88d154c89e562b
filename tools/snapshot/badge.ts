import { xmlText } from '../../src/lib/xml-text';

/** The states of a selection, with the colours of the light theme. */
const COLOURS: ReadonlyMap<string, string> = new Map([
  ['good', '#14704f'],
  ['warn', '#9d5f08'],
  ['bad', '#a0121f'],
]);
const UNKNOWN = '#646c79';
/** About the width of a character of 11 px, CSS pixels; a wide one takes twice as much. */
const CHARACTER_PX = 6.6;

/**
 * A badge as SVG: the name of the dashboard and the state of its selection in words. The colour repeats the words.
 * @param state `good`, `warn` or `bad`; anything else is unknown
 */
export function badgeOf(title: string, words: string, state: string): string {
  const [left, right] = [widthOf(title), widthOf(words)];
  const text = (xPx: number, content: string): string =>
    `<text x="${xPx}" y="14" fill="#fff" text-anchor="middle">${xmlText(content)}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${xmlText(`${title}: ${words}`)}">` +
    `<rect width="${left}" height="20" fill="#44546b"/>` +
    `<rect x="${left}" width="${right}" height="20" fill="${COLOURS.get(state) ?? UNKNOWN}"/>` +
    `<g font-family="sans-serif" font-size="11">${text(left / 2, title)}${text(left + right / 2, words)}</g></svg>\n`
  );
}

const widthOf = (text: string): number =>
  Math.ceil([...text].reduce((px, c) => px + (c > '\u2e80' ? 2 : 1) * CHARACTER_PX, 12));
