import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CleanUp } from './clean-up';

describe('CleanUp', () => {
  it('closes each closable once, in reverse order, even when one fails', async () => {
    const cleanUp = new CleanUp();
    const closed: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      cleanUp.add({
        close: () => {
          closed.push(name);
          return name === 'b' ? Promise.reject(new Error('stuck')) : Promise.resolve();
        },
        closeNow: () => closed.push(`${name}!`),
      });
    }
    await Promise.all([cleanUp.close(), cleanUp.close()]);
    expect(closed).toEqual(['c', 'c!', 'b', 'b!', 'a', 'a!']);
  });

  it('does not close a closable that was removed', async () => {
    const cleanUp = new CleanUp();
    let isClosed = false;
    const unregister = cleanUp.add({ closeNow: () => (isClosed = true) });
    unregister();
    await cleanUp.close();
    expect(isClosed).toBe(false);
  });

  it('immediately closes a closable that is added after closing has begun', async () => {
    const cleanUp = new CleanUp();
    await cleanUp.close();
    let isClosed = false;
    expect(() => cleanUp.add({ closeNow: () => (isClosed = true) })).toThrow(/ending/);
    expect(isClosed).toBe(true);
  });

  it('removes temporary folders', async () => {
    const cleanUp = new CleanUp();
    const folder = cleanUp.makeTempFolder('lmdeploy-clean-up-test-');
    expect(existsSync(folder)).toBe(true);
    await cleanUp.close();
    expect(existsSync(folder)).toBe(false);
  });
});
