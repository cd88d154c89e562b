import { describe, expect, it } from 'vitest';
import { parseProxyNodes } from './proxy-nodes';

const STATUS = { models: ['internlm3-8b-instruct'], unfinished: 3, latency: [2.0, 2.1], speed: null };

describe('parseProxyNodes', () => {
  it('reads the response of /nodes/status, whose values are objects', () => {
    const response = {
      'http://10.0.0.5:23333': { role: 1, ...STATUS },
      'http://10.0.0.5:23843': { role: 2, ...STATUS, speed: 7 },
      'http://10.0.0.6:23333': { role: 3, ...STATUS, latency: [] },
    };
    expect(parseProxyNodes(JSON.stringify(response), 'it')).toEqual([
      { url: 'http://10.0.0.5:23333', role: null },
      { url: 'http://10.0.0.5:23843', role: 'prefill' },
      { url: 'http://10.0.0.6:23333', role: 'decode' },
    ]);
  });

  it('reads proxy_config.json, whose values are strings of JSON', () => {
    const file = `{
      "http://10.0.0.5:23333": "{\\"role\\":3,\\"models\\":[\\"internlm3-8b-instruct\\"],\\"unfinished\\":3,\\"latency\\":[2.0,2.1],\\"speed\\":null}"
    }`;
    expect(parseProxyNodes(file, 'it')).toEqual([{ url: 'http://10.0.0.5:23333', role: 'decode' }]);
  });

  it('reads nodes without a role or with an unknown role', () => {
    expect(parseProxyNodes(JSON.stringify({ a: STATUS, b: { ...STATUS, role: 9 } }), 'it')).toEqual([
      { url: 'a', role: null },
      { url: 'b', role: null },
    ]);
  });

  it('reads an empty list', () => {
    expect(parseProxyNodes('{}', 'it')).toEqual([]);
  });

  it.each([
    ['', /^it is not valid JSON: it is empty\.$/],
    ['{"a": ', /^it is not valid JSON\.$/],
    ['<!doctype html><title>Sign in</title>', /^it is a web page, not JSON/],
    ['[]', /is not a list of nodes/],
    ['null', /is not a list of nodes/],
    ['"text"', /is not a list of nodes/],
    ['{"http://h:1": "no json"}', /is not a list of nodes/],
    ['{"http://h:1": 5}', /is not a list of nodes/],
    ['{"http://h:1": {"role": "hybrid"}}', /is not a list of nodes/],
    ['{"detail": "Not Found"}', /is not a list of nodes/],
  ])('refuses %j', (text, sentence) => {
    expect(() => parseProxyNodes(text, 'it')).toThrow(sentence);
  });
});
