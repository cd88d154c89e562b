/** What speaks with frames of a page. */
export interface FrameHolder {
  readonly has: (frame: HTMLIFrameElement) => boolean;
}

const KEY = Symbol.for('lmdeploy frame holders');

/**
 * The holders of a page in the order in which they came; add and remove them in place. The window has them, because a page can have
 * two copies of this script: one by its tag and one in a bundle.
 */
export function holdersOf(page: object): FrameHolder[] {
  const known: unknown = Reflect.get(page, KEY);
  if (Array.isArray(known)) return known;
  const holders: FrameHolder[] = [];
  Reflect.set(page, KEY, holders);
  return holders;
}

/** Who speaks with a frame: the last that came of those that have it. */
export const holderOf = (page: object, frame: HTMLIFrameElement): FrameHolder | undefined =>
  holdersOf(page)
    .filter((holder) => holder.has(frame))
    .at(-1);
