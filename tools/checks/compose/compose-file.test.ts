import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { imagesIn } from '../../images/image-lines';
import { exampleSettings } from './example-settings';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TEXT = readFileSync(`${ROOT}docker-compose.yaml`, 'utf8');

interface Mount {
  readonly source: string;
  readonly target: string;
  readonly read_only: boolean;
}
interface Service {
  readonly [key: string]: unknown;
  readonly image?: string;
  readonly ports: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes: readonly (string | Mount)[];
}
const { services } = parse(TEXT, { merge: true }) as { services: Record<string, Service> };

/** Resolves `${NAME:-VALUE}` and `${NAME:+VALUE}` for unset variables. */
const byDefault = (text: string): string =>
  text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1').replaceAll(/\$\{\w+:\+[^}]*\}/g, '');
const taggedIn = (text: string): string[] => imagesIn(text).map(({ tagged }) => tagged);
const filesOf = (service: Service): Mount[] =>
  service.volumes.filter((volume): volume is Mount => typeof volume !== 'string');

describe('docker-compose.yaml', () => {
  it('has Prometheus and nginx with pinned versions', () => {
    expect(Object.keys(services)).toEqual(['prometheus', 'nginx']);
    // With or without a digest.
    expect(taggedIn(TEXT)).toEqual([expect.stringMatching(/^prom\/prometheus:v3\.5\.\d+$/)]);
    expect(services['prometheus']?.image).toContain(taggedIn(TEXT)[0]);
    expect(taggedIn(readFileSync(`${ROOT}deploy/nginx/Dockerfile`, 'utf8'))).toEqual([
      expect.stringMatching(/^node:\d+-alpine$/),
      expect.stringMatching(/^nginx:1\.\d+-alpine$/),
    ]);
  });

  it.each(Object.entries(services))('%s has only the privileges that it needs', (_name, service) => {
    expect(service).toMatchObject({
      restart: 'unless-stopped',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/) as string,
      extra_hosts: ['host.docker.internal:host-gateway'],
      healthcheck: { test: expect.arrayContaining(['wget']) as string[] },
    });
    expect(service).not.toHaveProperty('privileged');
    for (const port of service.ports) expect(byDefault(port)).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    for (const { source, read_only } of filesOf(service)) {
      expect(read_only, source).toBe(true);
      const path = new URL(byDefault(source), new URL(`file://${ROOT}`));
      expect(existsSync(path), source).toBe(true);
    }
  });

  it('enables neither the lifecycle API nor the admin API of Prometheus, and limits its data', () => {
    const command = services['prometheus']?.command?.map(byDefault) ?? [];
    expect(command.join(' ')).not.toMatch(/enable-lifecycle|enable-admin-api|remote-write-receiver/);
    expect(command).toContain('--storage.tsdb.retention.time=30d');
    expect(command).toContain('--storage.tsdb.retention.size=10GB');
  });

  it('reads the settings of .env.example, with the same defaults', () => {
    const taken = new Map<string, string>();
    for (const [, name = '', value = ''] of TEXT.matchAll(/\$\{(\w+):-([^}]*)\}/g)) {
      expect(taken.get(name) ?? value, name).toBe(value);
      taken.set(name, value);
    }
    const documented = exampleSettings();
    expect([...documented.keys()].sort()).toEqual([...taken.keys()].sort());
    // The default of these settings is empty, so the example shows another value.
    const examples = [
      'BASIC_AUTH_FILE',
      'DASHBOARD_HOSTS',
      'PORTAL_ORIGINS',
      'PROMETHEUS_AUTHORIZATION_FILE',
      'PROMETHEUS_CA_FILE',
      'TENANT',
      'TENANTS_FILE',
    ];
    for (const [name, value] of taken)
      if (!examples.includes(name)) expect(documented.get(name), name).toBe(value);
  });

  it('passes nginx every setting that its script reads, and mounts each file at the path that it passes', () => {
    const script = readFileSync(`${ROOT}deploy/nginx/settings.envsh`, 'utf8');
    const read = [...script.matchAll(/\$\{?([A-Z]\w+)/g)].map(([, name = '']) => name);
    const own = new Set(read.filter((name) => !name.startsWith('LMD_')));
    const { nginx } = services;
    const declared = Object.entries(nginx?.environment ?? {});
    expect(declared.map(([name]) => name).sort()).toEqual([...own].sort());
    const files = declared.filter(([name]) => name.endsWith('_FILE'));
    expect(files.map(([name]) => name).sort()).toEqual([
      'BASIC_AUTH_FILE',
      'PROMETHEUS_AUTHORIZATION_FILE',
      'PROMETHEUS_CA_FILE',
      'TENANTS_FILE',
    ]);
    for (const [name, value] of files) {
      const mount = (nginx ? filesOf(nginx) : []).find(({ target }) => value === `\${${name}:+${target}}`);
      expect(mount?.source, name).toBe(`\${${name}:-./deploy/nginx/not-set}`);
    }
  });

  const hasCompose = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0;
  it.skipIf(!hasCompose)('is accepted by docker compose', () => {
    const env = {
      ...process.env,
      LMDEPLOY_TARGETS: './deploy/prometheus/targets/lmdeploy.json',
      DASHBOARD_PORT: '8123',
    };
    const { status, stdout, stderr } = spawnSync('docker', ['compose', 'config', '--format', 'json'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const config = JSON.parse(stdout) as {
      services: Record<string, { ports: { published: string }[]; volumes: Mount[] }>;
    };
    expect(config.services['nginx']?.ports[0]?.published).toBe('8123');
    expect(config.services['prometheus']?.volumes.map(({ source }) => source)).toContain(
      `${ROOT}deploy/prometheus/targets`,
    );
  });
});
