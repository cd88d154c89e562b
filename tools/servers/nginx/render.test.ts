import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testedPrograms, type NginxProgram } from './programs';
import { renderNginx, writeNginx } from './render';

const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-render-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = { LMD_RUN: join(folder, 'run') };
const main = (settings: Record<string, string>): string =>
  renderNginx({ ...run, ...settings }).get('nginx.conf') ?? '';
const api = (settings: Record<string, string>): string =>
  renderNginx({ ...run, ...settings }).get('api.conf') ?? '';

/** The value of a directive. */
const directive = (text: string, name: string): string | undefined =>
  new RegExp(`^ *${name} ([^;]*);`, 'm').exec(text)?.[1];

describe('renderNginx', () => {
  it('replaces its own names and keeps the variables of nginx', () => {
    const texts = [...renderNginx(run).values()].join('\n');
    expect(texts).not.toMatch(/\$\{\w/);
    expect(texts).toContain('$request_uri');
    expect([...renderNginx(run).keys()].sort()).toEqual(['api.conf', 'nginx.conf', 'responses.conf']);
  });

  it.each([
    ['http://10.0.0.7', '10.0.0.7:80', 'http://prometheus_server$api_path', '10.0.0.7'],
    ['http://10.0.0.7:9090/', '10.0.0.7:9090', 'http://prometheus_server$api_path', '10.0.0.7:9090'],
    ['https://10.0.0.7', '10.0.0.7:443', 'https://prometheus_server$api_path', '10.0.0.7'],
    ['http://[fd00::7]:9090', '[fd00::7]:9090', 'http://prometheus_server$api_path', '[fd00::7]:9090'],
    ['https://[fd00::7]', '[fd00::7]:443', 'https://prometheus_server$api_path', '[fd00::7]'],
    ['http://10.0.0.7:8428/a/b//', '10.0.0.7:8428', 'http://prometheus_server/a/b$api_path', '10.0.0.7:8428'],
    // This name is in /etc/hosts, so nginx resolves it at the start without DNS.
    ['http://localhost:9090', 'localhost:9090', 'http://prometheus_server$api_path', 'localhost:9090'],
  ])('proxies to %s', (upstream, server, pass, host) => {
    const settings = { PROMETHEUS_UPSTREAM: upstream };
    expect(directive(main(settings), 'server')).toBe(`${server} max_fails=0`);
    expect(directive(api(settings), 'proxy_pass')).toBe(`${pass}$is_args$args`);
    expect(directive(api(settings), 'proxy_set_header Host')).toBe(host);
  });

  it.each([
    'prometheus:9090',
    'ftp://prometheus',
    'http://',
    'http://:9090',
    'http://a:b',
    'http://a:9090:1',
    'http://fd00::7:9090',
    'http://user:secret@prometheus:9090',
    'http://prometheus:9090/?a=b',
    'http://prometheus; }',
    'http://prometheus\n9090',
    'http://$host',
    'http://a:123456',
  ])('refuses PROMETHEUS_UPSTREAM %j', (upstream) => {
    expect(() => main({ PROMETHEUS_UPSTREAM: upstream })).toThrow(/^PROMETHEUS_UPSTREAM is .*HOST:PORT/s);
  });

  it.each([
    ['', "'self'", 'SAMEORIGIN'],
    ["'self'", "'self'", 'SAMEORIGIN'],
    ["'none'", "'none'", 'DENY'],
    ['https://portal.example.com', "'self' https://portal.example.com", ''],
    ['https://*.a.example:*, http://b:8080', "'self' https://*.a.example:* http://b:8080", ''],
    ['*', "'self' *", ''],
  ])('PORTAL_ORIGINS %j may frame the page', (origins, ancestors, options) => {
    const text = main({ PORTAL_ORIGINS: origins });
    expect(text).toContain(`frame-ancestors ${ancestors}" always;`);
    expect(text).toContain(`X-Frame-Options "${options}" always;`);
  });

  it.each([
    'portal.example.com',
    'https://a/path',
    'https://a; script-src *',
    "https://a' b",
    'https://a"',
    '$x',
  ])('refuses PORTAL_ORIGINS %j', (origins) => {
    expect(() => main({ PORTAL_ORIGINS: origins })).toThrow(/^PORTAL_ORIGINS has .*without a path/);
  });

  it.each([
    [{}, 'default 0;'],
    [{ BIND_ADDRESS: '0.0.0.0' }, 'default 0;'],
    [{ BIND_ADDRESS: '127.0.0.1' }, 'default 1; localhost 0; 127.0.0.1 0; [::1] 0; _ 0;'],
    [{ BIND_ADDRESS: '[::1]' }, 'default 1; localhost 0; 127.0.0.1 0; [::1] 0; _ 0;'],
    [
      { DASHBOARD_HOSTS: 'localhost *.example.com,a.b' },
      'default 1; localhost 0; 127.0.0.1 0; [::1] 0; _ 0; *.example.com 0; a.b 0;',
    ],
  ])('accepts only the right host names with %j', (settings, rules) => {
    expect(main(settings)).toContain(rules);
  });

  it.each(['a;b', 'https://a', 'a:80', '$host', 'a/b'])('refuses DASHBOARD_HOSTS %j', (hosts) => {
    expect(() => main({ DASHBOARD_HOSTS: hosts })).toThrow(/^DASHBOARD_HOSTS has .*without a port/);
  });

  it('has a timeout 5 s longer than that of the page', () => {
    expect(directive(api({}), 'proxy_read_timeout')).toBe('35s');
    expect(directive(api({ QUERY_TIMEOUT_SECONDS: '120' }), 'proxy_read_timeout')).toBe('125s');
    for (const wrong of ['30s', '0', '-1', '1;', '99999'])
      expect(() => api({ QUERY_TIMEOUT_SECONDS: wrong })).toThrow(/^QUERY_TIMEOUT_SECONDS is/);
  });

  it('refuses a password file that lets nobody in', () => {
    const file = join(folder, 'passwords');
    expect(() => main({ BASIC_AUTH_FILE: file })).toThrow(/cannot be read by user/);
    writeFileSync(file, '# nobody\nadmin:\n');
    expect(() => main({ BASIC_AUTH_FILE: file })).toThrow(/holds no line NAME:HASH/);
    writeFileSync(file, 'admin:$apr1$salt$hash\n');
    expect(directive(main({ BASIC_AUTH_FILE: file }), 'auth_basic_user_file')).toBe(file);
  });

  const tenant = (settings: Record<string, string>): (string | undefined)[] => [
    directive(api(settings), 'proxy_set_header X-Scope-OrgID'),
    directive(api(settings), 'proxy_set_header X-Namespace'),
    /map \$remote_user \$tenant \{([^}]*)\}/.exec(main(settings))?.[1]?.replaceAll(/\s+/g, ' ').trim(),
  ];

  it('names the tenant that the page names, the one of everybody, or the one of each user', () => {
    const passwords = join(folder, 'of-tenants');
    writeFileSync(passwords, 'ann.lee:$apr1$salt$hash\n');
    const tenants = join(folder, 'tenants');
    writeFileSync(tenants, '# users\n\nann.lee   team-a\nbob team-b');
    const header = { TENANT_HEADER: 'X-Namespace' };
    expect(tenant({})).toEqual(['$http_x_scope_orgid', undefined, 'default "";']);
    expect(tenant({ ...header, TENANT: 'team-a|team-b' })).toEqual([
      undefined,
      '$tenant',
      'default "team-a|team-b";',
    ]);
    expect(tenant({ ...header, TENANTS_FILE: tenants, BASIC_AUTH_FILE: passwords })).toEqual([
      undefined,
      '$tenant',
      String.raw`default ""; "~^ann\\.lee$" "team-a"; "~^bob$" "team-b";`,
    ]);
    expect(() => main({ TENANTS_FILE: tenants })).toThrow(/without BASIC_AUTH_FILE/);
    expect(() => main({ TENANTS_FILE: tenants, BASIC_AUTH_FILE: passwords, TENANT: 'a' })).toThrow(
      /Keep one/,
    );
    for (const wrong of ['ann', 'ann a b', 'ann a"b', 'an(n a', '~ann a'])
      expect(() => {
        writeFileSync(tenants, `bob team-b\n${wrong}\n`);
        main({ TENANTS_FILE: tenants, BASIC_AUTH_FILE: passwords });
      }, wrong).toThrow(/^TENANTS_FILE has the user/);
  });

  it.each([{ TENANT: 'a b' }, { TENANT: '$x' }, { TENANT_HEADER: 'Host' }, { TENANT_HEADER: 'a b' }])(
    'refuses the tenant %j',
    (settings) => expect(() => main(settings)).toThrow(/^TENANT(_HEADER)? is/),
  );

  it('signs in to Prometheus with PROMETHEUS_AUTHORIZATION_FILE, and then with nothing of a visitor', () => {
    const file = join(folder, 'authorization');
    const rules = (settings: Record<string, string>): string | undefined =>
      /\$prometheus_authorization \{([^}]*)\}/.exec(main(settings))?.[1]?.replaceAll(/\s+/g, ' ').trim();
    expect(rules({})).toBe('default ""; off $http_authorization;');
    writeFileSync(file, 'Bearer a.b-c_d/e+f==\n');
    expect(rules({ PROMETHEUS_AUTHORIZATION_FILE: file })).toBe('default "Bearer a.b-c_d/e+f==";');
    for (const wrong of ['token', 'Bearer ', 'Bearer a"; b', 'Bearer a\nb', 'Digest a'])
      expect(() => {
        writeFileSync(file, wrong);
        main({ PROMETHEUS_AUTHORIZATION_FILE: file });
      }, wrong).toThrow(/must hold one line/);
  });

  it('trusts PROMETHEUS_CA_FILE in place of the CAs of the system, and refuses a file without a certificate', () => {
    expect(directive(api({}), 'proxy_ssl_trusted_certificate')).toBe('/etc/ssl/certs/ca-certificates.crt');
    const file = join(folder, 'ca.pem');
    expect(() => api({ PROMETHEUS_CA_FILE: file })).toThrow(/cannot be read by user/);
    writeFileSync(file, '-----BEGIN PRIVATE KEY-----\n');
    expect(() => api({ PROMETHEUS_CA_FILE: file })).toThrow(/holds no certificate/);
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\n');
    expect(directive(api({ PROMETHEUS_CA_FILE: file }), 'proxy_ssl_trusted_certificate')).toBe(file);
  });
});

/** A host name for the script and for nginx that every C library resolves to 127.0.0.1 without DNS. */
const NAME = '0x7f000001';
const programs = await testedPrograms();
const hasNameserver = /^nameserver /m.test(readFileSync('/etc/resolv.conf', 'utf8'));

describe('a host name in PROMETHEUS_UPSTREAM', () => {
  const server = (version: string): string | undefined =>
    directive(main({ PROMETHEUS_UPSTREAM: `http://${NAME}:9090`, LMD_NGINX_VERSION: version }), 'server');

  it.skipIf(!hasNameserver).each(['1.27.3', '1.28.0', '1.30.1', '2.0.0', 'unheard of'])(
    'is resolved again while nginx %s runs',
    (version) => {
      expect(server(version)).toBe(`${NAME}:9090 resolve max_fails=0`);
    },
  );

  it.each(['1.22.1', '1.26.3', '1.27.2'])('is resolved once, at the start of nginx %s', (version) => {
    expect(server(version)).toBe(`${NAME}:9090 max_fails=0`);
  });

  it.each(programs)('is accepted by nginx $version', (program) => {
    expect(testNginx(program, program.version)).toBe('');
  });

  it.skipIf(!hasNameserver).each(programs)(
    'is resolved again only where nginx supports it: $version',
    (program) => {
      const [, minor = 0, patch = 0] = program.version.split('.').map(Number);
      const canResolve = minor > 27 || (minor === 27 && patch >= 3);
      const errors = testNginx(program, '1.27.3');
      if (canResolve) expect(errors).toBe('');
      else expect(errors).toContain('invalid parameter "resolve"');
    },
  );
});

/** The errors of `nginx -t` for the templates of a version; empty when there are none. */
function testNginx({ command: [file, ...args] }: NginxProgram, version: string): string {
  const place = mkdtempSync(join(folder, 'test-'));
  const settings = { PROMETHEUS_UPSTREAM: `http://${NAME}:9090`, LMD_NGINX_VERSION: version };
  // `nginx -t` also opens its listening sockets.
  writeNginx({ LMD_LISTEN: `unix:${place}/socket`, LMD_ROOT: place, ...settings }, place);
  const all = [...args, '-t', '-q', '-p', place, '-e', 'stderr', '-c', join(place, 'nginx.conf')];
  const { status, stderr } = spawnSync(file, all, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}
