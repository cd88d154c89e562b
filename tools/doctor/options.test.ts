import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseDoctorOptions } from './options';

describe('parseDoctorOptions', () => {
  it('has defaults for everything', () => {
    expect(parseDoctorOptions([])).toEqual({
      help: false,
      prometheusUrl: 'http://127.0.0.1:9090',
      lmdeployUrls: [],
      headers: {},
      metricPrefix: 'lmdeploy:',
      expectedRanks: null,
      timeoutS: 10,
      lang: 'en',
      isJson: false,
    });
  });

  it('takes addresses as people write them', () => {
    const { prometheusUrl, lmdeployUrls, headers } = parseDoctorOptions([
      ...['--prometheus', 'mimir:8080/prometheus/', '--lmdeploy', 'https://gpu:23333/metrics'],
      ...['--header', 'X-Scope-OrgID: a'],
    ]);
    expect(prometheusUrl).toBe('http://mimir:8080/prometheus');
    expect(lmdeployUrls).toEqual(['https://gpu:23333']);
    expect(headers).toEqual({ 'X-Scope-OrgID': 'a' });
  });

  it.each([
    [['--prometheus', ''], '--prometheus'],
    [['--prometheus', 'ftp://a'], '--prometheus'],
    [['--lmdeploy', 'http://:1'], '--lmdeploy'],
    [['--lang', 'fr'], '--lang'],
    [['--expect', '0'], '--expect'],
    [['--timeout', 'long'], '--timeout'],
    [['--header', 'token'], '--header'],
    [['--metric-prefix', '1'], '--metric-prefix'],
    [['--colour'], '--colour'],
  ])('names the flag that is wrong in %j', (args, flag) => {
    expect(() => parseDoctorOptions(args)).toThrow(flag);
  });
});

describe('npm run doctor', () => {
  it('ends with 2 for wrong usage', async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    await expect(
      promisify(execFile)(process.execPath, ['--import', 'tsx', main, '--lang', 'fr']),
    ).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--lang must be zh or en') });
  });
});
