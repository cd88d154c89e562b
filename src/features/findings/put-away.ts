import { readKept, keep, type BrowserStorage } from '../../lib/browser-store';
import type { Finding } from '../../findings/finding';

const NAME = 'findings-put-away';
/** The newest are kept. */
const MOST = 50;
/** The beginning of the same problem differs by less than this between two looks, s. */
const SAME_START_S = 600;

/** What a person knows of a finding that they have put away. */
export interface PutAway {
  readonly id: string;
  readonly state: string;
  readonly isNow: boolean;
  readonly atS: number | null;
}

/** The id of a finding without the time of its beginning, which the id of a cause has when it is over. */
export const subjectOf = (id: string): string => (id.startsWith('cause ') ? id.replace(/ \d+$/, '') : id);

/** True for a finding that has not changed: neither its severity, nor whether it is over, nor its beginning. */
export function isSame(known: PutAway, { id, state, isNow, atS }: PutAway): boolean {
  if (subjectOf(known.id) !== subjectOf(id) || known.state !== state || known.isNow !== isNow) return false;
  // Its beginning leaves the range after a while.
  if (atS === null) return true;
  return known.atS !== null && Math.abs(known.atS - atS) < SAME_START_S;
}

export const isPutAway = (all: readonly PutAway[], finding: Finding): boolean =>
  all.some((known) => isSame(known, finding));

export function withPutAway(all: readonly PutAway[], { id, state, isNow, atS }: Finding): readonly PutAway[] {
  const others = all.filter((known) => subjectOf(known.id) !== subjectOf(id));
  return [...others, { id, state, isNow, atS }].slice(-MOST);
}

const isEntry = (value: unknown): value is PutAway => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, state, isNow, atS } = value as Partial<Record<keyof PutAway, unknown>>;
  const isTime = atS === null || typeof atS === 'number';
  return typeof id === 'string' && typeof state === 'string' && typeof isNow === 'boolean' && isTime;
};

export function readPutAway(storage: () => BrowserStorage): readonly PutAway[] {
  const kept = readKept(storage, NAME);
  return Array.isArray(kept) ? kept.filter(isEntry) : [];
}

export const keepPutAway = (storage: () => BrowserStorage, all: readonly PutAway[]): void =>
  keep(storage, NAME, all);
