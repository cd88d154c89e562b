import { describe, expect, it } from 'vitest';
import { parseImage } from './image';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

describe('parseImage', () => {
  it.each([
    ['node:22-alpine', null, 'library/node', '22-alpine'],
    ['prom/prometheus:v3.5.3', null, 'prom/prometheus', 'v3.5.3'],
    ['registry.example.com/a/b:1', 'registry.example.com', 'a/b', '1'],
    ['127.0.0.1:5000/node:22', '127.0.0.1:5000', 'node', '22'],
    ['localhost/node:22', 'localhost', 'node', '22'],
  ])('reads %s, with and without a digest', (tagged, registry, repository, tag) => {
    expect(parseImage(tagged)).toEqual({ tagged, registry, repository, tag, digest: null });
    expect(parseImage(`${tagged}@${DIGEST}`)).toEqual({ tagged, registry, repository, tag, digest: DIGEST });
  });

  it.each([
    ['node', 'has no tag'],
    [`node@${DIGEST}`, 'has no tag'],
    ['127.0.0.1:5000/node', 'has no tag'],
    ['node:22@sha256:12', 'has no SHA-256 digest'],
    ['no de:22', 'is not the name'],
  ])('rejects %s', (text, words) => expect(() => parseImage(text)).toThrow(words));
});
