import type { NamedChange } from '../../findings/change/model-change';
import type { PartName } from '../../findings/change/parts';

/** Parts below this share of the largest one are one row. */
const SMALL = 0.01;
/** Small parts that together are below this share are in no figure that is shown. */
const NOTHING = 0.001;

export interface ShownPart {
  readonly name: PartName | 'others';
  readonly seconds: number;
}

/** The parts of a change from the one that adds most to it to the one that takes most from it, without those that are hardly there. */
export function shownParts({ before, now, parts }: NamedChange): ShownPart[] {
  const most = Math.max(...parts.map(({ seconds }) => Math.abs(seconds)));
  const sign = now < before ? -1 : 1;
  const large = parts.filter(({ seconds }) => Math.abs(seconds) >= SMALL * most);
  const small = parts.filter((part) => !large.includes(part)).reduce((sum, { seconds }) => sum + seconds, 0);
  const sorted = [...large].sort((a, b) => sign * (b.seconds - a.seconds));
  return Math.abs(small) >= NOTHING * most ? [...sorted, { name: 'others', seconds: small }] : sorted;
}
