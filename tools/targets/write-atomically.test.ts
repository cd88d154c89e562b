import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from './write-atomically';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lmdeploy-write-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writeAtomically', () => {
  it('never shows a reader a part', async () => {
    const file = join(folder, 'list.json');
    const texts = ['a', 'b'].map((letter) => `${letter.repeat(2_000_000)}\n`);
    await writeAtomically(file, texts[0] ?? '');
    const seen = new Set<string>();
    let isDone = false;
    const reading = (async () => {
      while (!isDone) seen.add(await readFile(file, 'utf8'));
    })();
    for (let round = 0; round < 20; round++) await writeAtomically(file, texts[round % 2] ?? '');
    isDone = true;
    await reading;
    expect([...seen].filter((text) => !texts.includes(text))).toEqual([]);
    expect(await readdir(folder)).toEqual(['list.json']);
  });

  it('makes a file that everybody can read, whatever the umask', async () => {
    const umask = process.umask(0o077);
    try {
      await writeAtomically(join(folder, 'list.json'), 'text');
    } finally {
      process.umask(umask);
    }
    expect((await stat(join(folder, 'list.json'))).mode & 0o777).toBe(0o644);
  });

  it('writes through a link', async () => {
    await writeFile(join(folder, 'real.json'), 'old');
    await symlink('real.json', join(folder, 'link.json'));
    await writeAtomically(join(folder, 'link.json'), 'new');
    expect(await readFile(join(folder, 'real.json'), 'utf8')).toBe('new');
  });

  it('leaves nothing behind when it fails', async () => {
    await mkdir(join(folder, 'list.json'));
    await expect(writeAtomically(join(folder, 'list.json'), 'text')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['list.json']);
    await expect(writeAtomically(join(folder, 'none', 'list.json'), 'text')).rejects.toThrow(/ENOENT/);
  });
});
