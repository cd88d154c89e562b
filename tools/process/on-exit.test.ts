import { expect, it, vi } from 'vitest';
import { onExit } from './on-exit';

it('calls what is still wanted when the process exits, with one listener of the process', () => {
  const before = process.listenerCount('exit');
  const [kept, withdrawn] = [vi.fn(), vi.fn()];
  const forget = [onExit(kept), onExit(withdrawn)];
  expect(process.listenerCount('exit')).toBe(before + 1);
  forget[1]?.();
  const listener = process.listeners('exit').at(-1);
  listener?.call(process, 0);
  expect(kept).toHaveBeenCalledOnce();
  expect(withdrawn).not.toHaveBeenCalled();
  forget[0]?.();
  expect(process.listenerCount('exit')).toBe(before);
});
