import type { View } from '../../url/view';
import type { CommandRejected, FrameCommands } from '../frame-types';
import { patchOf } from './settings';

export const VERSION = 1;

/** What a host wants, checked. */
export type Command =
  | { readonly type: 'hello' | 'live' | 'refresh' }
  | { readonly type: 'set' | 'rangechange'; readonly patch: Partial<View> };

export const COMMAND_TYPES = [
  'hello',
  'set',
  'rangechange',
  'live',
  'refresh',
] as const satisfies readonly (keyof FrameCommands)[];

/** More of a name than this is not needed to recognise it. */
const LONGEST_NAME = 60;

const own = (data: object, key: string): unknown =>
  Object.hasOwn(data, key) ? Reflect.get(data, key) : undefined;

const isPlain = (data: unknown): data is object =>
  typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;

/**
 * Reads the data of a message.
 * @returns null for a message that is not of this protocol; `key` for a command that is not valid
 */
export function readCommand(data: unknown, defaults: View): Command | CommandRejected | null {
  if (!isPlain(data) || !Object.hasOwn(data, 'lmdeploy')) return null;
  const named = own(data, 'type');
  const name = typeof named === 'string' ? named.slice(0, LONGEST_NAME) : '';
  const rejected = (key: string): CommandRejected => ({ type: name, key: key.slice(0, LONGEST_NAME) });
  if (own(data, 'lmdeploy') !== VERSION) return rejected('lmdeploy');
  const type = COMMAND_TYPES.find((known) => known === named);
  if (type === undefined) return rejected('type');
  if (type !== 'set' && type !== 'rangechange') return { type };
  const detail = own(data, 'detail');
  if (!isPlain(detail)) return rejected('detail');
  if (type === 'rangechange') {
    for (const key of ['from', 'to']) if (typeof own(detail, key) !== 'string') return rejected(key);
    for (const key in detail) if (key !== 'from' && key !== 'to') return rejected(key);
  }
  const patch = patchOf(detail, defaults);
  return 'wrong' in patch ? rejected(patch.wrong) : { type, patch };
}
