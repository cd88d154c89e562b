import type { Frame, FrameSeries } from '../../lib/frame';

/** The lines of a frame without ghosts, in their order. */
export const presentSeries = (frame: Frame): FrameSeries[] => frame.series.filter((s) => s.isGhost !== true);

/** The key of the line that a ghost belongs to: that of the ghost without its last part. */
const ownerKey = (ghostKey: string): string => ghostKey.slice(0, Math.max(0, ghostKey.lastIndexOf(':')));

/** The ghosts of a frame by the key of the line that they belong to. */
export function ghostsByKey(frame: Frame): ReadonlyMap<string, FrameSeries> {
  return new Map(frame.series.filter((s) => s.isGhost === true).map((ghost) => [ownerKey(ghost.key), ghost]));
}

/** The hidden keys together with the keys of the ghosts of hidden lines: a ghost is hidden with its line. */
export function withGhosts(frame: Frame, hidden: ReadonlySet<string>): ReadonlySet<string> {
  const ghosts = [...ghostsByKey(frame)].filter(([key]) => hidden.has(key)).map(([, ghost]) => ghost.key);
  return ghosts.length === 0 ? hidden : new Set([...hidden, ...ghosts]);
}
