/** A way in which the world around the page breaks, and what the page promises for it. */
export interface Fault {
  /** What a person reads in the report. */
  readonly what: string;
  /** What the page says about it, within its length; null where it has nothing to say. */
  readonly says: RegExp | null;
  /** True when no data arrives: the page keeps the last ones and shows their true age. */
  readonly isBlind: boolean;
  /** Time of the page within which it recovers, seconds; by default {@link RECOVERY_S}. */
  readonly recoveryS?: number;
}

/** Twice the longest wait between two tries. */
export const RECOVERY_S = 120;

const UNREACHED = /Prometheus cannot be reached\./;
const SIGNED_OUT = /your session has ended/;
const LATE = /No response from Prometheus within 30 s\./;

export const FAULTS = {
  refused: { what: 'connections are refused', says: UNREACHED, isBlind: true },
  'slow-1s': { what: 'each response takes 1 s', says: null, isBlind: false },
  'slow-30s': {
    what: 'each response takes 30 s',
    says: /No response from Prometheus within 30 s\.|does not respond|queries are slow|as of \d/,
    isBlind: false,
    // Slow loads stretch the refresh interval to four times their duration.
    recoveryS: 300,
  },
  never: { what: 'no response ever comes', says: LATE, isBlind: true },
  'half-open': { what: 'a response stops in the middle and the connection stays', says: LATE, isBlind: true },
  reset: {
    what: 'the connection breaks in the middle of a response',
    says: /cannot be reached|is incomplete/,
    isBlind: true,
  },
  truncated: { what: 'a response ends in the middle of its JSON', says: /is incomplete/, isBlind: true },
  huge: { what: 'one response has 200 MB', says: null, isBlind: false },
  html: { what: 'a login page with status 200', says: SIGNED_OUT, isBlind: true },
  'status-401': { what: 'status 401', says: SIGNED_OUT, isBlind: true },
  'status-403': { what: 'status 403', says: /denied \(status 403\)/, isBlind: true },
  'status-429': { what: 'status 429 with Retry-After', says: /status 429/, isBlind: true },
  'status-500': { what: 'status 500', says: UNREACHED, isBlind: true },
  'status-502': { what: 'status 502', says: UNREACHED, isBlind: true },
  'status-503': { what: 'status 503 with a sentence of Prometheus', says: /chaos: too busy/, isBlind: true },
  'status-504': { what: 'status 504', says: UNREACHED, isBlind: true },
  warnings: { what: 'responses have warnings', says: /Warnings/, isBlind: false },
  malformed: { what: 'each response has a series that cannot be read', says: /Warnings/, isBlind: false },
  'clock-ahead': {
    what: 'the clock of the server is 10 min ahead',
    says: /is 10 min behind the clock of the server/,
    isBlind: false,
  },
  'clock-behind': {
    what: 'the clock of the server is 10 min behind',
    says: /is 10 min ahead of the clock of the server/,
    isBlind: false,
  },
  offline: { what: 'the browser is offline', says: UNREACHED, isBlind: true },
  hidden: { what: 'the page is hidden for a day', says: null, isBlind: false },
  update: {
    what: 'the files of the page are gone after an update',
    says: /could not be loaded/,
    isBlind: false,
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultId = keyof typeof FAULTS;

export const FAULT_IDS = Object.keys(FAULTS) as FaultId[];

/** How long the server asks to wait with status 429, seconds. */
export const RETRY_AFTER_S = 20;
/** How wrong the clock of the server is, ms. */
export const CLOCK_JUMP_MS = 600_000;
export const HUGE_BYTES = 200_000_000;
