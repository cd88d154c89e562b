import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../process/free-port';
import { Parts } from './parts.fixture';
import { mainText } from './run.fixture';

const parts = new Parts();
afterEach(() => parts.close());

describe('the way to Prometheus', () => {
  it('names a port on which nothing listens', async () => {
    const port = await freePort();
    const text = await mainText(['--prometheus', `127.0.0.1:${port}`]);
    expect(text).toContain(`Nothing listens at http://127.0.0.1:${port}`);
    expect(text).toContain(`curl -i http://127.0.0.1:${port}/-/ready`);
  });

  it('names a host name without an address', async () => {
    expect(await mainText(['--prometheus', 'http://no-such-host.invalid:9090'])).toContain(
      'The name no-such-host.invalid has no address.',
    );
  });

  it('names a server that does not respond in time', async () => {
    const address = await parts.serve(() => undefined);
    expect(await mainText(['--prometheus', address, '--timeout', '1'])).toContain(
      `http://${address} did not respond within 1 s.`,
    );
  });

  it('names a certificate that is not trusted, and a port without TLS', async () => {
    const secure = await parts.serve((_, response) => response.end(), true);
    expect(await mainText(['--prometheus', `https://${secure}`])).toContain(
      `No secure connection to https://${secure}: self-signed certificate.`,
    );
    const plain = await parts.respond(200, '');
    expect(await mainText(['--prometheus', `https://${plain}`])).toContain('No secure connection');
  });

  it('says how long a server asks to wait', async () => {
    const address = await parts.serve((_, response) => {
      response.writeHead(429, { 'retry-after': '30' }).end('slow down');
    });
    const text = await mainText(['--prometheus', address]);
    expect(text).toContain('The server asks to wait 30 s; the page asks again after that time.');
  });

  it.each([
    [401, 'text/html', '<html>Unauthorized</html>', 'requires a login (status 401)'],
    [403, 'text/html', '<html>Forbidden</html>', 'forbids this request (status 403)'],
    [429, 'text/plain', 'slow down', 'too many (status 429)'],
    [502, 'text/html', '<html><h1>502 Bad Gateway</h1>nginx</html>', 'Prometheus behind it does not respond'],
    [503, 'text/plain', 'Service Unavailable', 'is still starting (status 503)'],
    [503, 'text/html', '<html>503 nginx</html>', 'Prometheus behind it does not respond'],
    [500, 'text/plain', '', 'Prometheus behind it does not respond'],
    [200, 'text/html', '<!doctype html><title>Sign in</title>', 'returned a web page instead of data'],
    [200, 'text/plain', 'hello', 'is not Prometheus. Its response begins with: hello'],
    [404, 'text/plain', '404 page not found', 'does not exist (status 404)'],
    [404, 'application/json', '{"detail":"Not Found"}', 'is an LMDeploy server, not Prometheus'],
    [
      422,
      'application/json',
      '{"status":"error","errorType":"execution","error":"too many samples"}',
      'reports an error (status 422): too many samples',
    ],
  ])('reads status %i with %s %s', async (status, type, body, expected) => {
    const address = await parts.respond(status, body, type);
    const text = await mainText(['--prometheus', address]);
    expect(text).toContain(expected);
    expect(text).toContain(address);
  });

  it('names a login to which the address leads', async () => {
    const address = await parts.serve((request, response) => {
      if (request.url === '/login')
        response.setHeader('content-type', 'text/html').end('<html>Sign in</html>');
      else response.writeHead(302, { location: '/login' }).end();
    });
    expect(await mainText(['--prometheus', address])).toContain(`redirects to http://${address}/login`);
  });

  it('finds the sub-path of a Prometheus that has one', async () => {
    const { url } = await parts.prometheus({}, '/prometheus');
    expect(await mainText(['--prometheus', url])).toContain(
      `npm run doctor -- --prometheus ${url}/prometheus`,
    );
    expect(await mainText(['--prometheus', `${url}/prometheus/graph`])).toContain(`${url}/prometheus is`);
  });
});
