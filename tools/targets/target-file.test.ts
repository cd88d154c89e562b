import { describe, expect, it } from 'vitest';
import { parseTargetFile, printTargetFile } from './target-file';

describe('parseTargetFile', () => {
  it('reads what printTargetFile writes', () => {
    const groups = [
      { targets: ['a:1', '[::1]:2'], labels: { cluster: 'a "b" \n[\n"c"\n]', 集群: '甲' } },
      { targets: [] },
      { targets: ['c:1'] },
    ];
    expect(parseTargetFile(printTargetFile(groups), 'it')).toEqual(groups);
  });

  it.each([null, '', ' \n', '[]'])('reads %j as an empty list', (text) => {
    expect(parseTargetFile(text, 'it')).toEqual([]);
  });

  it.each([
    ['[', /^it is not valid JSON: correct it or remove it/],
    ['- targets: [a:1]', /not valid JSON/],
    ['{}', /not a list of targets/],
    ['[{"labels":{}}]', /\(at 0\.targets\)/],
    ['[{"targets":"a:1"}]', /\(at 0\.targets\)/],
    ['[{"targets":["a:1"],"labels":{"n":1}}]', /\(at 0\.labels\.n\)/],
    ['[{"targets":["a:1"],"comment":"x"}]', /\(at 0\.comment\)/],
  ])('refuses %j', (text, sentence) => {
    expect(() => parseTargetFile(text, 'it')).toThrow(sentence);
  });
});
