/** A palette, and which of its colours stands for each colour of an image. Colours are 0xRRGGBB. */
export interface Palette {
  readonly colours: readonly number[];
  readonly indexOf: ReadonlyMap<number, number>;
}

/** The first distance that is tried, squared, and the growth of each further one. */
const FIRST_DISTANCE = 4;
const GROWTH = 1.3;

/**
 * Chooses few colours for an image of flat areas and text: the frequent ones first, each at a distance from those before it.
 * The distance is the smallest that leaves few enough, so that areas keep their exact colours and edges of text lose shades.
 * @param rgb three bytes for each pixel
 * @param most at least 1
 */
export function choosePalette(rgb: Buffer, most = 256): Palette {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([colour]) => colour);
  let colours = frequent;
  for (let distance = FIRST_DISTANCE; colours.length > most; distance *= GROWTH) {
    colours = apart(frequent, distance, most);
  }
  return { colours, indexOf: new Map(frequent.map((colour) => [colour, nearest(colours, colour)])) };
}

/** Colours that are at a distance from each other; it stops after one more than `most`. */
function apart(candidates: readonly number[], distance: number, most: number): number[] {
  const chosen: number[] = [];
  for (const colour of candidates) {
    if (chosen.every((other) => distanceOf(other, colour) >= distance)) chosen.push(colour);
    if (chosen.length > most) break;
  }
  return chosen;
}

function nearest(colours: readonly number[], colour: number): number {
  let [best, least] = [0, Infinity];
  for (const [index, candidate] of colours.entries()) {
    const distance = distanceOf(candidate, colour);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Squared. */
const distanceOf = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
