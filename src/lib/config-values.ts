import * as v from 'valibot';
import type { Text } from './text';

/** A menu, a list of headers or matchers: more entries than this are a mistake. */
const MOST_ENTRIES = 50;

const LONGEST_ADDRESS = 2000;

/** Any address of a page: only whether and how a relative address resolves is of interest. */
const SOME_PAGE = 'http://localhost/dashboard/';

// A message of valibot is one text; ours carries both languages.
const message = (en: string, zh: string): string => JSON.stringify({ en, zh } satisfies Text);

/** The expected value, from an issue of one of the schemas below. */
export const expectedOf = (issue: v.BaseIssue<unknown>): Text => JSON.parse(issue.message) as Text;

/** Text that `isValid` accepts; the words name what is valid. */
export function textThat(isValid: (text: string) => boolean, en: string, zh: string) {
  return v.pipe(v.string(message(en, zh)), v.check(isValid, message(en, zh)));
}

function numberThat(isValid: (n: number) => boolean, en: string, zh: string) {
  return v.pipe(v.number(message(en, zh)), v.check(isValid, message(en, zh)));
}

/** Text of at most `most` characters. */
export const shortText = (most: number) =>
  textThat((s) => s.length <= most, `text of at most ${most} characters`, `不超过 ${most} 个字符的文本`);

/** One of a closed set of words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  const quoted = words.map((word) => JSON.stringify(word));
  return v.picklist(words, message(`one of ${quoted.join(', ')}`, `${quoted.join('、')} 之一`));
}

/** A number from `least` to `most`, both included. */
export const numberFrom = (least: number, most: number) =>
  numberThat(
    (n) => n >= least && n <= most,
    `a number from ${least} to ${most}`,
    `${least} 到 ${most} 之间的数`,
  );

/** A whole number from 1 to `most`. */
export const countTo = (most: number) =>
  numberThat(
    (n) => Number.isInteger(n) && n >= 1 && n <= most,
    `a whole number from 1 to ${most}`,
    `1 到 ${most} 之间的整数`,
  );

/** A finite number above 0. */
export const aboveZero = numberThat(
  (n) => n > 0 && n <= 1e6,
  'a number above 0 and up to 1,000,000',
  '大于 0 且不超过 1,000,000 的数',
);

/** A share: above 0 and below 1. */
export const share = numberThat(
  (n) => n > 0 && n < 1,
  'a number between 0 and 1, both excluded',
  '0 与 1 之间的数，不含 0 和 1',
);

/** The address that the browser makes of `text` on a page, or null. */
function resolved(text: string): URL | null {
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text, SOME_PAGE)) return null;
  return new URL(text, SOME_PAGE);
}

const isWeb = (url: URL): boolean => url.protocol === 'http:' || url.protocol === 'https:';

/** The address of an HTTP API. The browser rejects requests to an address with a password; the page appends a path. */
export const apiAddress = textThat(
  (s) => {
    const url = resolved(s);
    return url !== null && isWeb(url) && url.username + url.password + url.search + url.hash === '';
  },
  'an http(s) or relative address without password, ? and #',
  'http(s) 地址或相对地址，不含密码、? 和 #',
);

/** The address of a web page. */
export const pageAddress = textThat(
  (s) => {
    const url = resolved(s);
    return url !== null && isWeb(url);
  },
  'an http(s) or relative address',
  'http(s) 地址或相对地址',
);

/** Schemes by which a link could run a script or show a page of its own making. */
const UNSAFE = new Set(['javascript:', 'data:', 'vbscript:', 'blob:']);

/** An address that a link may lead to: a page, mail, another program. */
export const linkAddress = textThat(
  (s) => {
    const url = resolved(s);
    return url !== null && !UNSAFE.has(url.protocol);
  },
  'an http(s) or relative address',
  'http(s) 地址或相对地址',
);

/** An origin as browsers write it: in small letters, without the usual port and without a slash at the end. */
export const origin = textThat(
  (s) =>
    s.length <= LONGEST_ADDRESS &&
    !s.includes('*') &&
    URL.canParse(s) &&
    isWeb(new URL(s)) &&
    new URL(s).origin === s,
  'an origin such as "https://portal.example.com", without a path and without *',
  '源，例如 "https://portal.example.com"，不含路径和 *',
);

/** A list of at most 50 entries. */
export function shortList<T extends v.GenericSchema>(entry: T) {
  const few = message(`a list of at most ${MOST_ENTRIES} entries`, `不超过 ${MOST_ENTRIES} 项的列表`);
  return v.pipe(v.array(v.unknown(), few), v.maxLength(MOST_ENTRIES, few), v.array(entry, few));
}

/** An object with exactly these keys. */
export function entryOf<T extends v.ObjectEntries>(entries: T) {
  const names = Object.keys(entries).map((name) => JSON.stringify(name));
  return v.strictObject(
    entries,
    message(`an object with ${names.join(' and ')}`, `含 ${names.join(' 和 ')} 的对象`),
  );
}

/** An object with the first of these keys, and any of the others. */
export function someOf<T extends v.ObjectEntries>(entries: T) {
  const [first = '', ...others] = Object.keys(entries).map((name) => JSON.stringify(name));
  return v.strictObject(
    entries,
    message(
      `an object with ${first} and some of ${others.join(', ')}`,
      `含 ${first}，可选 ${others.join('、')} 的对象`,
    ),
  );
}

/** An object of at most 50 texts. The words name a valid entry. */
export function textMap(isValid: (name: string, value: string) => boolean, en: string, zh: string) {
  const few = message(
    `an object with at most ${MOST_ENTRIES} entries`,
    `不超过 ${MOST_ENTRIES} 个条目的对象`,
  );
  return v.pipe(
    v.custom<Readonly<Record<string, string>>>(
      (value) => isObject(value) && Object.keys(value).length <= MOST_ENTRIES,
      few,
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const input = { ...dataset.value };
      for (const [key, value] of Object.entries<unknown>(input)) {
        if (typeof value === 'string' && isValid(key, value)) continue;
        addIssue({
          message: message(en, zh),
          input: value,
          path: [{ type: 'object', origin: 'value', input, key, value }],
        });
      }
    }),
  );
}

/** True for a JSON object: neither null nor a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
