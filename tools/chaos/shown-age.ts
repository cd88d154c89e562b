const DAY_MS = 86_400_000;
const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', DAY_MS],
]);

/** The time of the data in the sentence of an outage, epoch ms, at most a day before `nowMs`; null when it names none. The page shows UTC. */
export function outageDataMs(sentence: string, nowMs: number): number | null {
  const time = /data on the page is from [^.]*?(\d\d):(\d\d):(\d\d)/.exec(sentence);
  if (!time) return null;
  const [, hours, minutes, seconds] = time.map(Number);
  const atMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const midnightMs = Math.floor(nowMs / DAY_MS) * DAY_MS;
  return midnightMs + atMs > nowMs + 1000 ? midnightMs - DAY_MS + atMs : midnightMs + atMs;
}

/** The age of the data in the name of a button, such as `Refresh now, 2 min ago`: its limits, ms; null when it names none. */
export function shownAgeMs(title: string): { readonly leastMs: number; readonly mostMs: number } | null {
  if (/just now/i.test(title)) return { leastMs: 0, mostMs: 5000 };
  const age = /(\d+)\s*(s|min|h|d)\b/.exec(title);
  const unitMs = UNIT_MS.get(age?.[2] ?? '');
  if (!age || unitMs === undefined) return null;
  const count = Number(age[1]);
  return { leastMs: (count - 1) * unitMs, mostMs: (count + 1) * unitMs };
}
