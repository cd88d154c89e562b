import type { Text } from './text';

const isText = (value: object): value is Text =>
  'en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string';

/** Every text in some data, at any depth. */
export function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return value.en === '' ? [] : [value];
  return Object.values(value).flatMap(textsIn);
}
