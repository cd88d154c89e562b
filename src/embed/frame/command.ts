import type { View } from '../../url/view';
import type { CommandRejected, FrameCommands, FrameRangeChange } from '../frame-types';
import { patchOf } from './settings';

export const VERSION = 1;

/** What a host wants, checked. */
export type Command =
  | { readonly type: 'hello' | 'live' | 'refresh' }
  /** `return`: an excursion has ended in another frame; `patch` has the range of its link. */
  | { readonly type: 'set' | 'rangechange' | 'return'; readonly patch: Partial<View> };

export const COMMAND_TYPES = [
  'hello',
  'set',
  'rangechange',
  'live',
  'refresh',
] as const satisfies readonly (keyof FrameCommands)[];

/** More of a name than this is not needed to recognise it. */
const LONGEST_NAME = 60;

const RANGE_KEYS: ReadonlySet<string> = new Set<keyof FrameRangeChange>(['from', 'to', 'isReturn']);

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
  if (type === 'set') {
    const patch = patchOf(detail, defaults);
    return 'wrong' in patch ? rejected(patch.wrong) : { type, patch };
  }
  const [from, to, isReturn = false] = ['from', 'to', 'isReturn'].map((key) => own(detail, key));
  if (typeof from !== 'string') return rejected('from');
  if (typeof to !== 'string') return rejected('to');
  if (typeof isReturn !== 'boolean') return rejected('isReturn');
  for (const key in detail) if (!RANGE_KEYS.has(key)) return rejected(key);
  const patch = patchOf({ from, to }, defaults);
  if ('wrong' in patch) return rejected(patch.wrong);
  return { type: isReturn ? 'return' : type, patch };
}
