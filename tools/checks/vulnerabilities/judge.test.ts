import { describe, expect, it } from 'vitest';
import { judgeAudit, shippedPackages } from './judge';

const SHIPPED = shippedPackages(
  '# Licenses\n\n## uplot - 1.6.32 (MIT)\n\n## @floating-ui/dom - 1.8.0 (MIT)\n',
);

const report = (vulnerabilities: Record<string, string>): string =>
  JSON.stringify({
    vulnerabilities: Object.fromEntries(
      Object.entries(vulnerabilities).map(([name, severity]) => [
        name,
        { name, severity, via: [{ title: `a fault of ${name}` }, 'another-package'] },
      ]),
    ),
  });

describe('judgeAudit', () => {
  it('objects to moderate vulnerabilities of what the page ships, and to critical ones of tools', () => {
    const judged = judgeAudit(
      report({ uplot: 'moderate', '@floating-ui/dom': 'low', vite: 'high', tsx: 'critical' }),
      SHIPPED,
    );
    expect(judged?.faults.map(({ name }) => name)).toEqual(['uplot', 'tsx']);
    expect(judged?.tolerated.map(({ name }) => name)).toEqual(['@floating-ui/dom', 'vite']);
    expect(judged?.faults[0]?.titles).toEqual(['a fault of uplot']);
  });

  it('counts an unknown severity as the worst', () => {
    expect(judgeAudit(report({ vite: 'dire' }), SHIPPED)?.faults).toHaveLength(1);
  });

  it.each([
    '',
    'npm error audit endpoint returned an error',
    '{"message":"405 Method Not Allowed","statusCode":405}',
  ])('judges nothing without a report: %j', (text) => {
    expect(judgeAudit(text, SHIPPED)).toBeNull();
  });
});
