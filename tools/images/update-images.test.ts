import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeRegistry, type FakeRegistry } from './fake-registry.fixture';
import { FILES } from './files';
import { imagesIn } from './image-lines';
import { digestOf } from './registry';
import { updateImages } from './update-images';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const digest = (byte: string): string => `sha256:${byte.repeat(32)}`;

let root = '';
let registry: FakeRegistry;
let lines: string[] = [];
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'lmdeploy-images-test-'));
  for (const file of FILES) cpSync(join(ROOT, file), join(root, file));
  const names = FILES.flatMap((file) => imagesIn(textOf(file)));
  const digests = names.map(({ repository, tag }) => [`${repository}:${tag}`, digest('4e')] as const);
  registry = await startFakeRegistry(Object.fromEntries(digests), 'token');
  lines = [];
});
afterEach(async () => {
  await registry.close();
  rmSync(root, { recursive: true, force: true });
});

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const pins = (): (string | null)[] =>
  FILES.flatMap((file) => imagesIn(textOf(file)).map((image) => image.digest));
const update = (isWriting: boolean): Promise<boolean> =>
  updateImages({
    root,
    files: FILES,
    isWriting,
    digestOf: (image) => digestOf(image, registry.url),
    say: (line) => lines.push(line),
  });

describe('updateImages', () => {
  it('pins every image of the project, after which nothing differs until a tag moves', async () => {
    expect(await update(true)).toBe(true);
    expect(new Set(pins())).toEqual(new Set([digest('4e')]));
    lines = [];
    expect(await update(false)).toBe(true);
    expect(lines).toEqual([]);

    for (const name of registry.digests.keys()) registry.digests.set(name, digest('5f'));
    expect(await update(false)).toBe(false);
    expect(lines).toHaveLength(pins().length + 1);
    expect(lines.at(-1)).toBe('To write the digests: npm run images -- --write');
    expect(lines[0]).toMatch(
      /^docker-compose\.yaml: prom\/prometheus:\S+ is sha256:(4e)+, the tag is sha256:(5f)+$/,
    );
    expect(await update(true)).toBe(true);
    expect(new Set(pins())).toEqual(new Set([digest('5f')]));
  });

  it('writes nothing unless told to', async () => {
    const before = FILES.map(textOf);
    await update(false);
    expect(FILES.map(textOf)).toEqual(before);
  });

  it('looks an image up once, however many files name it', async () => {
    await update(false);
    const asked = registry.requests.filter((request) => request.includes('/v2/library/node/'));
    // The request without the token, and the one with it.
    expect(asked).toHaveLength(2);
  });

  it('says which image cannot be looked up, and pins the others', async () => {
    registry.digests.delete(
      [...registry.digests.keys()].find((name) => name.startsWith('library/node')) ?? '',
    );
    const before = textOf('deploy/targets.Dockerfile');
    expect(await update(true)).toBe(false);
    expect(lines).toContainEqual(expect.stringMatching(/^node:\S+: .* responded with status 404\.$/));
    expect(textOf('deploy/targets.Dockerfile')).toBe(before);
    expect(textOf('docker-compose.yaml')).toContain(digest('4e'));
  });
});
