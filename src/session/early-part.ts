import type { GroupResult } from './group-result';
import { partOf } from './group-part';
import type { ReadingGroup } from './reading-group';

interface Early {
  readonly group: ReadingGroup;
  /** The result of the whole group, which is on its way. */
  readonly whole: Promise<unknown>;
  /** The result of the load before, or null. */
  readonly last: GroupResult | null;
  /** How much longer the whole may take than its part, ms: what comes soon after it is not worth a change of the page. */
  readonly patienceMs: number;
  /** Starts to load a group; what it shares with the whole is not requested twice. */
  readonly load: (group: ReadingGroup) => Promise<GroupResult>;
  /** Called at most once, and not after the whole has settled; null where nothing but the API queue is in the group. */
  readonly show: (part: GroupResult | null) => void;
}

/** Shows a group without its API queue, which takes long. */
export async function showEarly({ group, whole, last, patienceMs, load, show }: Early): Promise<void> {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    isOver = true;
    clearTimeout(timer);
  };
  whole.then(end, end);
  const part = partOf(group);
  try {
    const result = part && part.spread(await load(part.group), last);
    if (!isOver) timer = setTimeout(() => show(result), patienceMs);
  } catch {
    // The whole fails for the same reason.
  }
}
