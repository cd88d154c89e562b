import { describe, expect, it } from 'vitest';
import { parseTargetsOptions } from './options';

function parse(...args: string[]) {
  return parseTargetsOptions(args, '/home/me');
}

describe('parseTargetsOptions', () => {
  it('has defaults', () => {
    const { out, ...rest } = parse('a:1');
    expect(out).toMatch(/\/deploy\/prometheus\/targets\/lmdeploy\.json$/);
    expect(rest).toEqual({
      help: false,
      proxies: [],
      proxyConfigs: [],
      addresses: ['a:1'],
      host: null,
      isHttps: false,
      labels: {},
      isDryRun: false,
      watchIntervalS: null,
    });
  });

  it('resolves relative paths from the folder of the user', () => {
    const options = parse('--proxy-config', 'proxy_config.json', '--out', '../targets.json');
    expect(options.proxyConfigs).toEqual(['/home/me/proxy_config.json']);
    expect(options.out).toBe('/home/targets.json');
  });

  it.each([
    [['--watch'], 10],
    [['--watch', '3'], 3],
    [['--watch=2.5'], 2.5],
    [['--watch', '--https'], 10],
    [['--watch', '10.0.0.5:23333'], 10],
  ])('reads the interval in %j', (args, intervalS) => {
    expect(parse('--proxy', 'http://p:8000', ...args).watchIntervalS).toBe(intervalS);
  });

  it('reads labels with = in the value or with an empty value', () => {
    expect(parse('a:1', '--label', 'a=b=c', '--label', 'd=').labels).toEqual({ a: 'b=c', d: '' });
  });

  it.each([
    ['h', 'h'],
    ['[::1]', '::1'],
    ['2001:db8::1', '2001:db8::1'],
  ])('reads --host %s', (text, host) => {
    expect(parse('a:1', '--host', text).host).toBe(host);
  });

  it.each([
    [[], /Name a source/],
    [['a'], /names no port/],
    [['--nonsense'], /nonsense/],
    [['a:1', '--watch'], /--watch follows/],
    [['--proxy', 'p', '--watch', '0'], /from 1 to/],
    [['--proxy', 'p', '--watch='], /from 1 to/],
    [['--proxy', 'p', '--watch', '--dry-run'], /cannot be combined/],
    [['a:1', '--label', 'a-b=c'], /NAME=VALUE/],
    [['a:1', '--label', 'ab'], /NAME=VALUE/],
    [['a:1', '--host', 'h:1'], /without a port/],
    [['a:1', '--host', ''], /without a port/],
    [['a:1', '--host', 'h/x'], /without a port/],
    [['a:1', '--out', 'targets.yml'], /end with \.json/],
  ])('refuses %j', (args, sentence) => {
    expect(() => parse(...args)).toThrow(sentence);
  });
});
