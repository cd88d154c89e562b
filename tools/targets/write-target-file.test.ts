import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTargetFile } from './write-target-file';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lmdeploy-write-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writeTargetFile', () => {
  it('never shows a reader a part of the text', async () => {
    const file = join(folder, 'list.json');
    const texts = ['a', 'b'].map((letter) => `${letter.repeat(2_000_000)}\n`);
    await writeTargetFile(file, texts[0] ?? '');
    const seen = new Set<string>();
    let isDone = false;
    const reading = (async () => {
      while (!isDone) seen.add(await readFile(file, 'utf8'));
    })();
    for (let round = 0; round < 20; round++) await writeTargetFile(file, texts[round % 2] ?? '');
    isDone = true;
    await reading;
    expect([...seen].filter((text) => !texts.includes(text))).toEqual([]);
    expect(await readdir(folder)).toEqual(['list.json']);
  });

  it('creates a file that all users can read, whatever the umask', async () => {
    const umask = process.umask(0o077);
    try {
      await writeTargetFile(join(folder, 'list.json'), 'text');
    } finally {
      process.umask(umask);
    }
    expect((await stat(join(folder, 'list.json'))).mode & 0o777).toBe(0o644);
  });

  it('replaces the file behind a link and keeps the link', async () => {
    await writeFile(join(folder, 'real.json'), 'old');
    await symlink('real.json', join(folder, 'link.json'));
    await writeTargetFile(join(folder, 'link.json'), 'new');
    expect(await readlink(join(folder, 'link.json'))).toBe('real.json');
    expect(await readFile(join(folder, 'real.json'), 'utf8')).toBe('new');
  });

  it('leaves no temporary file when it fails', async () => {
    await mkdir(join(folder, 'list.json'));
    await expect(writeTargetFile(join(folder, 'list.json'), 'text')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['list.json']);
    await expect(writeTargetFile(join(folder, 'none', 'list.json'), 'text')).rejects.toThrow(/ENOENT/);
  });
});
