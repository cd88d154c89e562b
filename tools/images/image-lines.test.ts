import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FILES } from './files';
import { imagesIn, withDigests } from './image-lines';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIGEST = `sha256:${'1b'.repeat(32)}`;
const NEWER = `sha256:${'2c'.repeat(32)}`;

const DOCKERFILE = `# FROM old:1
FROM --platform=linux/amd64 node:22-alpine AS build
RUN echo FROM other:1
FROM build AS tested
FROM scratch
FROM \${BASE}
FROM nginx:1.30-alpine
`;

describe('imagesIn', () => {
  it('lists the images of a Dockerfile without its stages, scratch and variables', () => {
    expect(imagesIn(DOCKERFILE).map(({ tagged }) => tagged)).toEqual(['node:22-alpine', 'nginx:1.30-alpine']);
  });

  it('lists the images of a compose file', () => {
    const text = `services:\n  a:\n    image: 'prom/prometheus:v3' # why\n  # image: b:1\n  c:\n    image: b:2\n`;
    expect(imagesIn(text).map(({ tagged }) => tagged)).toEqual(['prom/prometheus:v3', 'b:2']);
  });
});

describe('withDigests', () => {
  it('writes a digest behind the tag and leaves everything else as it is', () => {
    expect(withDigests(DOCKERFILE, new Map([['nginx:1.30-alpine', DIGEST]]))).toBe(
      DOCKERFILE.replace('nginx:1.30-alpine', `nginx:1.30-alpine@${DIGEST}`),
    );
    expect(withDigests(`  image: 'a:1' # why\n`, new Map([['a:1', DIGEST]]))).toBe(
      `  image: 'a:1@${DIGEST}' # why\n`,
    );
  });

  it('replaces the digest of an older image', () => {
    const older = `FROM node:22@${DIGEST} AS tool\n`;
    expect(withDigests(older, new Map([['node:22', NEWER]]))).toBe(`FROM node:22@${NEWER} AS tool\n`);
  });

  it.each(FILES)('finds the same images in %s after they are pinned', (file) => {
    const text = readFileSync(`${ROOT}${file}`, 'utf8');
    const images = imagesIn(text);
    expect(images.length).toBeGreaterThan(0);
    const pinned = withDigests(text, new Map(images.map(({ tagged }) => [tagged, DIGEST])));
    expect(imagesIn(pinned)).toEqual(images.map((image) => ({ ...image, digest: DIGEST })));
  });
});

describe('FILES', () => {
  it('lists every compose file and Dockerfile of the project', () => {
    const paths = [
      ...readdirSync(ROOT),
      ...readdirSync(`${ROOT}deploy`, { recursive: true, encoding: 'utf8' }).map((path) => `deploy/${path}`),
    ];
    const naming = paths.filter((path) => /Dockerfile$|compose.*\.ya?ml$/.test(path));
    expect([...FILES].sort()).toEqual(naming.sort());
  });
});
