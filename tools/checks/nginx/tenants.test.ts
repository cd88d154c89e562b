import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testedPrograms } from '../../servers/nginx/programs';
import { startNginx, type RunningNginx } from '../../servers/nginx/start';
import { nextSlot } from './fixtures/cached-responses';
import { recordUpstream, type RecordingUpstream } from './fixtures/recording-upstream';

const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-tenants-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const USERS = ['ann', 'ANN', 'bob', 'eve'];
const passwords = join(folder, 'passwords');
const hash = createHash('sha1').update('right').digest('base64');
writeFileSync(passwords, USERS.map((user) => `${user}:{SHA}${hash}\n`).join(''));
const tenants = join(folder, 'tenants');
writeFileSync(tenants, 'ann team-a\nbob team-b\n');
const token = join(folder, 'token');
writeFileSync(token, 'Bearer of-nginx\n');

const as = (user: string, password = 'right'): Record<string, string> => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

describe.each(await testedPrograms())('nginx $version with a tenant for each user', (program) => {
  let upstream: RecordingUpstream;
  let nginx: RunningNginx;
  const api = (path: string): string => `${nginx.url}/prometheus/api/v1/${path}`;
  const seen = (): unknown[] => upstream.requests.map(({ headers }) => headers['x-namespace']);

  beforeAll(async () => {
    upstream = await recordUpstream();
    nginx = await startNginx({
      program,
      settings: {
        PROMETHEUS_UPSTREAM: upstream.url,
        BASIC_AUTH_FILE: passwords,
        TENANT_HEADER: 'X-Namespace',
        TENANTS_FILE: tenants,
        PROMETHEUS_AUTHORIZATION_FILE: token,
      },
    });
  });
  afterAll(async () => {
    await nginx.stop();
    await upstream.close();
  });
  beforeEach(() => {
    upstream.requests.length = 0;
  });

  it('names the tenant of the user, whatever a visitor names, and signs in by itself', async () => {
    const others = { 'X-Namespace': 'team-b', 'X-Scope-OrgID': 'team-b', 'THANOS-TENANT': 'team-b' };
    for (const path of ['query?query=up', 'query?query=up&X-Namespace=team-b', 'query_range?query=up'])
      expect((await fetch(api(path), { headers: { ...as('ann'), ...others } })).status).toBe(200);
    const body = 'query=up&namespace=team-b';
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await fetch(api('query'), { method: 'POST', body, headers: { ...as('ann'), ...form, ...others } });
    expect(seen()).toEqual(['team-a', 'team-a', 'team-a', 'team-a']);
    for (const { headers } of upstream.requests) {
      expect(headers).not.toHaveProperty('x-scope-orgid');
      expect(headers).not.toHaveProperty('thanos-tenant');
      expect(headers.authorization).toBe('Bearer of-nginx');
    }
  });

  it.each(['query_range?query=cached&start=0&end=10&step=5', 'rules?type=alert'])(
    'sends the same request once for each tenant, and gives nobody the response of another: %s',
    async (path) => {
      await nextSlot();
      const url = api(path);
      for (const user of ['ann', 'bob', 'ann', 'bob']) await fetch(url, { headers: as(user) });
      expect(seen()).toEqual(['team-a', 'team-b']);
      // A header of the visitor makes no entry that another user reads.
      await fetch(url, { headers: { ...as('bob'), 'X-Namespace': 'team-a', 'X-Scope-OrgID': 'team-a' } });
      expect(new Set(seen().slice(2))).toEqual(new Set(upstream.requests.length > 2 ? ['team-b'] : []));
    },
  );

  it('asks for a password first, and refuses users without a tenant, also those that differ in case', async () => {
    for (const path of ['query?query=up', 'query_range?query=up', 'rules', 'label/namespace/values']) {
      expect((await fetch(api(path))).status, path).toBe(401);
      expect((await fetch(api(path), { headers: as('ann', 'wrong') })).status, path).toBe(401);
      for (const user of ['eve', 'ANN', 'ann|', 'x\nann']) {
        const response = await fetch(api(path), { headers: as(user) });
        expect([401, 403], `${user} ${path}`).toContain(response.status);
        if (user === 'eve') expect(await response.text()).toContain('TENANTS_FILE');
      }
    }
    expect(upstream.requests).toEqual([]);
    expect((await fetch(nginx.url, { headers: as('eve') })).status).toBe(200);
  });
});

describe('nginx with one tenant for everybody', () => {
  it('names it, and no other', async () => {
    const upstream = await recordUpstream();
    const nginx = await startNginx({ settings: { PROMETHEUS_UPSTREAM: upstream.url, TENANT: 'team-a' } });
    try {
      const headers = { 'X-Scope-OrgID': 'team-b', Authorization: 'Bearer of-visitor' };
      await fetch(`${nginx.url}/prometheus/api/v1/query?query=up`, { headers });
      expect(upstream.requests[0]?.headers).toMatchObject({
        'x-scope-orgid': 'team-a',
        authorization: 'Bearer of-visitor',
      });
    } finally {
      await nginx.stop();
      await upstream.close();
    }
  });
});
