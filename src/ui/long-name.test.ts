import { describe, expect, it } from 'vitest';
import { splitName } from './long-name';

describe('splitName', () => {
  it.each([
    ['OpenGVLab/InternVL3-78B-AWQ', 'OpenGVLab/', 'InternVL3-', '78B-AWQ'],
    ['internlm3-8b', '', 'internlm3-8b', ''],
    ['/models/Qwen3-235B-A22B-Instruct-2507', '/models/', 'Qwen3-235B-A22B-Instru', 'ct-2507'],
    ['10.0.4.17:23333', '', '10.0.4.1', '7:23333'],
    ['ends/', '', 'ends/', ''],
    ['', '', '', ''],
  ])('%s keeps both ends', (name, owner, head, tail) => {
    const parts = splitName(name);
    expect(parts).toEqual({ owner, head: tail ? name.slice(owner.length, -tail.length) : head, tail });
  });

  it('loses nothing of a name, nor cuts a character in two', () => {
    const name = 'a/模型😀模型😀模型😀模型😀模型😀模型😀';
    const { owner, head, tail } = splitName(name);
    expect(owner + head + tail).toBe(name);
    expect(Array.from(tail)).toHaveLength(7);
  });
});
