import { ownValue } from '../../lib/own-value';

const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\d]/u;

/** Chinese has a space beside a word of letters or digits. */
const isApart = (left: string, right: string): boolean =>
  (HAN.test(left) && LATIN.test(right)) || (LATIN.test(left) && HAN.test(right));

/** A sentence with its places filled in. Where Chinese meets letters or digits at the edge of a place, a space is between them. */
export const filled = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string, at: number) => {
    const value = ownValue(values, name) ?? '';
    if (value === '') return '';
    const [left, right] = [sentence[at - 1] ?? '', sentence[at + place.length] ?? ''];
    const [first = '', last = ''] = [value.at(0), value.at(-1)];
    return `${isApart(left, first) ? ' ' : ''}${value}${isApart(last, right) ? ' ' : ''}`;
  });
