import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../process/free-port';
import { startFakeRegistry, type FakeRegistry } from './fake-registry.fixture';
import { parseImage } from './image';
import { digestOf } from './registry';

const DIGEST = `sha256:${'3d'.repeat(32)}`;
const IMAGE = parseImage('node:22-alpine');

let registry: FakeRegistry | null = null;
afterEach(() => registry?.close());

async function start(access: 'open' | 'token' | 'password', digest = DIGEST): Promise<FakeRegistry> {
  registry = await startFakeRegistry({ 'library/node:22-alpine': digest }, access);
  return registry;
}

describe('digestOf', () => {
  it('asks an open registry once, for an index before a manifest', async () => {
    const { url, requests, accepted } = await start('open');
    expect(await digestOf(IMAGE, `${url}/`)).toBe(DIGEST);
    expect(requests).toEqual(['HEAD /v2/library/node/manifests/22-alpine']);
    expect(accepted[0]).toMatch(/^application\/vnd\.oci\.image\.index\.v1\+json, .*manifest\.list\.v2\+json/);
  });

  it('gets a token where the registry wants one', async () => {
    const { url, requests } = await start('token');
    expect(await digestOf(IMAGE, url)).toBe(DIGEST);
    expect(requests).toEqual([
      'HEAD /v2/library/node/manifests/22-alpine',
      'GET /token?service=fake&scope=repository%3Alibrary%2Fnode%3Apull',
      'HEAD /v2/library/node/manifests/22-alpine',
    ]);
  });

  it('asks the registry that the name of the image has', async () => {
    const { url } = await start('open');
    const image = parseImage(`${new URL(url).host}/library/node:22-alpine`);
    expect(await digestOf(image, 'http://127.0.0.1:1')).toBe(DIGEST);
  });

  it('says what is wrong with the response', async () => {
    const { url, digests } = await start('open', '');
    await expect(digestOf(IMAGE, url)).rejects.toThrow('responded without a SHA-256 digest.');
    digests.clear();
    await expect(digestOf(IMAGE, url)).rejects.toThrow(
      '/v2/library/node/manifests/22-alpine responded with status 404.',
    );
  });

  it('says that a registry wants a password', async () => {
    const { url } = await start('password');
    await expect(digestOf(IMAGE, url)).rejects.toThrow('The registry of library/node wants a password');
  });

  it('says that no registry responds', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    await expect(digestOf(IMAGE, url)).rejects.toThrow(`No response from ${url}: `);
  });
});
