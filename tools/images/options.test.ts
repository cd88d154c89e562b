import { describe, expect, it } from 'vitest';
import { parseImagesOptions } from './options';
import { DEFAULT_REGISTRY } from './registry';

describe('parseImagesOptions', () => {
  it('compares with the default registry and writes only when asked to', () => {
    expect(parseImagesOptions([])).toEqual({ help: false, isWriting: false, registry: DEFAULT_REGISTRY });
    expect(parseImagesOptions(['--write']).isWriting).toBe(true);
  });

  it.each([
    [['--registry', 'mirror.example.com'], '--registry must be a URL'],
    [['--wrong'], '--wrong'],
  ])('rejects %j', (args, words) => expect(() => parseImagesOptions(args)).toThrow(words));
});
