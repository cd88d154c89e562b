import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { manifestFaults } from './fixtures/manifest-faults';

const FOLDER = fileURLToPath(new URL('../../../deploy/kubernetes/', import.meta.url));

interface Shipped {
  readonly name: string;
  readonly manifest: { readonly kind: string; readonly spec?: unknown };
}

const shipped: Shipped[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) =>
    parseAllDocuments(readFileSync(FOLDER + file, 'utf8')).map((document) => {
      expect(document.errors).toEqual([]);
      const manifest = document.toJS() as Shipped['manifest'];
      return { name: `${file}: ${manifest.kind}`, manifest };
    }),
  );

function shippedSpec(kind: string): unknown {
  return shipped.find(({ manifest }) => manifest.kind === kind)?.manifest.spec;
}

describe('the shipped manifests', () => {
  it.each(shipped)('$name matches its schema', async ({ manifest }) => {
    expect(await manifestFaults(manifest)).toEqual([]);
  });

  it('have the kinds that the docs name', () => {
    expect(shipped.map(({ manifest }) => manifest.kind)).toEqual([
      'ConfigMap',
      'Deployment',
      'Service',
      'NetworkPolicy',
      'ServiceMonitor',
      'PodMonitor',
    ]);
  });

  it('run without root, without privileges and with a read-only root file system', () => {
    expect(shippedSpec('Deployment')).toMatchObject({
      template: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    });
  });

  it('have a config.json that is JSON', () => {
    const config = shipped.find(({ manifest }) => manifest.kind === 'ConfigMap')?.manifest as unknown as {
      data: Record<string, string>;
    };
    expect(JSON.parse(config.data['config.json'] ?? '')).toEqual({ title: 'LMDeploy' });
  });
});

describe('manifestFaults', () => {
  const service = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec });

  it.each([
    [service({ ports: [{ port: '80' }] }), /must be integer/],
    [service({ ports: [{ name: 'http' }] }), /must have required property port/],
    [service({ ports: [{ port: 80, targetport: 8080 }] }), /targetport\W+ does not exist/],
    [
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PodMonitor',
        spec: { selector: {}, podMetricsEndpoints: [{ intervals: '5s' }] },
      },
      /intervals\W+ does not exist/,
    ],
    [
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        spec: { selector: {}, endpoints: [{ interval: 'often' }] },
      },
      /interval must match pattern/,
    ],
  ])('finds the fault in %j', async (manifest, sentence) => {
    expect((await manifestFaults(manifest)).join('\n')).toMatch(sentence);
  });

  it('rejects an unknown kind', async () => {
    await expect(manifestFaults({ apiVersion: 'v1', kind: 'Nonsense' })).rejects.toThrow(
      /There is no schema for v1 Nonsense/,
    );
  });
});
