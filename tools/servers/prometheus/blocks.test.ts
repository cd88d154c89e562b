import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBinary } from '../../programs/binaries';
import { createBlocks } from './blocks';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lmdeploy-blocks-test-'));
});
afterAll(() => rm(dir, { recursive: true }));

describe('createBlocks', () => {
  it.skipIf(findBinary('promtool') === null)(
    'reports the last line of promtool when a file is broken',
    async () => {
      const file = join(dir, 'broken.om');
      await writeFile(file, 'up{job="x" 1 1\n# EOF\n');
      await expect(createBlocks([file], join(dir, 'broken'))).rejects.toThrow(
        /broken\.om \(exit code 1\): .*parse|next|expected/,
      );
    },
  );

  it('says how to install promtool when it cannot run', async () => {
    await expect(createBlocks([join(dir, 'x.om')], dir, join(dir, 'nowhere'))).rejects.toThrow(
      'npm run deps',
    );
  });
});
