import { expect, it } from 'vitest';
import { HOSTILE_REQUESTS } from './fixtures/hostile-requests';
import { testedPrograms } from '../../servers/nginx/programs';
import { sendRaw } from './fixtures/raw-request';
import { recordUpstream } from './fixtures/recording-upstream';
import { startNginx } from '../../servers/nginx/start';

/** The slowest requests end when nginx times out. */
const TIMEOUT_MS = 60_000;

it.concurrent.each(await testedPrograms())(
  `nginx $version responds to ${HOSTILE_REQUESTS.length} hostile requests with errors only, and forwards none`,
  async (program) => {
    const upstream = await recordUpstream();
    const nginx = await startNginx({
      program,
      settings: { PROMETHEUS_UPSTREAM: upstream.url, BIND_ADDRESS: '127.0.0.1' },
    });
    try {
      const responses = await Promise.all(
        HOSTILE_REQUESTS.map(async ({ name, parts }) => {
          const { status, head, body } = await sendRaw(nginx.port, parts);
          return { name, status, isJson: /content-type: application\/json/i.test(head), body };
        }),
      );
      expect(responses.filter(({ status }) => status !== null && status < 400)).toEqual([]);
      expect(upstream.requests).toEqual([]);
      expect(upstream.connections()).toBe(0);

      // The response to a HEAD has no body.
      const refused = responses.filter(({ status, name }) => status === 403 && !name.startsWith('HEAD'));
      expect(refused.length).toBeGreaterThan(60);
      for (const { name, isJson, body } of refused) {
        expect(isJson, name).toBe(true);
        expect(JSON.parse(body), name).toMatchObject({ status: 'error', errorType: 'forbidden' });
      }
      // A control request shows that allowed requests reach the upstream.
      const control = await fetch(`${nginx.url}/prometheus/api/v1/query?query=up`);
      expect(control.status).toBe(200);
      expect(upstream.requests.map(({ url }) => url)).toEqual(['/api/v1/query?query=up']);
    } finally {
      await nginx.stop();
      await upstream.close();
    }
  },
  TIMEOUT_MS,
);

it('the list of hostile requests has at least 386', () => {
  expect(HOSTILE_REQUESTS.length).toBeGreaterThanOrEqual(386);
});
