import { keep, readKept, type BrowserStorage } from '../lib/browser-store';

const nameOf = (isLive: boolean): string => (isLive ? 'findings-room' : 'findings-room-past');

/** Most of the height of the window that is kept free. */
const MOST = 0.5;

type Size = Pick<Window, 'innerWidth' | 'innerHeight'>;

/**
 * The height of the findings when a page of this width was last loaded, CSS pixels; null where it is not known. What is over has other
 * findings than what is now. Room for them keeps the
 * page below from moving when they come.
 */
export function keptRoomPx(
  storage: () => BrowserStorage,
  { innerWidth, innerHeight }: Size,
  isLive: boolean,
): number | null {
  const kept = readKept(storage, nameOf(isLive));
  if (typeof kept !== 'object' || kept === null) return null;
  const { widthPx, heightPx }: { widthPx?: unknown; heightPx?: unknown } = kept;
  if (widthPx !== innerWidth || typeof heightPx !== 'number' || !(heightPx > 0)) return null;
  return Math.min(heightPx, MOST * innerHeight);
}

/** Keeps the height of the findings, CSS pixels. */
export const keepRoom = (
  storage: () => BrowserStorage,
  { innerWidth }: Size,
  isLive: boolean,
  heightPx: number,
): void => keep(storage, nameOf(isLive), { widthPx: innerWidth, heightPx });
