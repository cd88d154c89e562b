import type { GroupResult } from './group-result';
import { partOf } from './group-part';
import type { ReadingGroup } from './reading-group';

/** How much longer the whole may take than its part, ms: what comes soon after it is not worth a change of the page. */
const PATIENCE_MS = 2500;

/**
 * Shows a group without its API queue, which takes long.
 * @param whole the result of the whole group, which is on its way
 * @param load starts to load a group; what it shares with the whole is not requested twice
 * @param show called at most once, and not after the whole has settled; null where nothing but the API queue is in the group
 */
export async function showEarly(
  group: ReadingGroup,
  whole: Promise<unknown>,
  load: (group: ReadingGroup) => Promise<GroupResult>,
  show: (part: GroupResult | null) => void,
): Promise<void> {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    isOver = true;
    clearTimeout(timer);
  };
  whole.then(end, end);
  const part = partOf(group);
  try {
    const result = part && part.spread(await load(part.group));
    if (!isOver) timer = setTimeout(() => show(result), PATIENCE_MS);
  } catch {
    // The whole fails for the same reason.
  }
}
