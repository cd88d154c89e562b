import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Exposition } from './exposition';
import { Fleet } from './fleet';
import { type ParsedFamily, parsePage, seriesId } from './parsed-page';
import { steadyScenario } from './scenario';

const startMs = 1_795_500_000_000;

/** A family without its values, in the format of the fixture. */
function describeFamily({ name, type, help, samples }: ParsedFamily): string[] {
  const withoutLe = samples.map(({ labels }) => Object.keys(labels).filter((key) => key !== 'le'));
  const labelNames = withoutLe[0] ?? ['engine', 'model_name', 'position'];
  for (const names of withoutLe) expect(names).toEqual(labelNames);
  const lines = [`${name} | ${type} | ${help} | ${labelNames.join(' ')}`.trim()];
  for (const label of ['le', 'generation', 'position', 'finished_reason']) {
    const values = samples.flatMap(({ labels }) => labels[label] ?? []);
    if (values.length > 0) lines.push(`  ${label} ${values.join(' ')}`);
  }
  return lines;
}

const fixture = readFileSync(new URL('exposition.fixture.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

async function page(fleet: Fleet, format: 'text' | 'openmetrics' = 'text'): Promise<string> {
  const rendered = await new Exposition(fleet, 0).render(format);
  if (rendered === null) throw new Error('The rank is down.');
  return rendered;
}

describe('Exposition', () => {
  it('has the families, help texts, labels and bounds of LMDeploy under load', async () => {
    const fleet = new Fleet(steadyScenario({ specTokens: 3, ratePerS: 3 }), startMs);
    fleet.advanceTo(startMs + 60_000);
    expect(parsePage(await page(fleet)).flatMap(describeFamily)).toEqual(fixture);
  });

  it('has the same when idle, except for draft positions', async () => {
    const fleet = new Fleet(steadyScenario({ specTokens: 3, ratePerS: 0 }), startMs);
    fleet.advanceTo(startMs + 60_000);
    const families = parsePage(await page(fleet));
    expect(families.flatMap(describeFamily)).toEqual(
      fixture.filter((line) => !line.startsWith('  position')),
    );
    for (const { name, samples } of families) {
      if (!name.startsWith('lmdeploy:') || name.endsWith('_info')) continue;
      expect(new Set(samples.map(({ value }) => value)).size, name).toBeLessThanOrEqual(1);
      expect(samples[0]?.value ?? 0, name).toBe(0);
    }
  });

  it.each([
    [4_096, 293],
    [32_768, 302],
    [131_072, 308],
  ])('has as many series as LMDeploy at a session length of %d', async (sessionLen, count) => {
    const fleet = new Fleet(steadyScenario({ ratePerS: 0, plan: { sessionLen } }), startMs);
    const lmdeploy = parsePage(await page(fleet)).filter(({ name }) => name.startsWith('lmdeploy:'));
    expect(lmdeploy.flatMap(({ samples }) => samples)).toHaveLength(count);
  });

  it('has the same samples in both formats, for any model name', async () => {
    const name = 'a"} or vector(1)#\\n\n中';
    const fleet = new Fleet(steadyScenario({ models: [name], specTokens: 2 }), startMs);
    fleet.advanceTo(startMs + 100_000);
    const samples = async (format: 'text' | 'openmetrics') =>
      parsePage(await page(fleet, format)).flatMap((family) => family.samples);
    const text = await samples('text');
    expect(await samples('openmetrics')).toEqual(text);
    expect(text.find((sample) => sample.name === 'lmdeploy:num_requests_running')?.labels).toEqual({
      engine: '0',
      model_name: name,
    });
    expect(new Set(text.map(seriesId)).size).toBe(text.length);
  });

  it('omits _total and _info from family names in OpenMetrics, and ends the page', async () => {
    const fleet = new Fleet(steadyScenario({}), startMs);
    const lines = (await page(fleet, 'openmetrics')).split('\n');
    expect(lines).toContain('# TYPE lmdeploy:prompt_tokens counter');
    expect(lines).toContain('lmdeploy:prompt_tokens_total{engine="0",model_name="internlm3-8b-instruct"} 0');
    expect(lines).toContain('# TYPE lmdeploy:backend_config info');
    expect(lines).toContain('lmdeploy:backend_config_info 1');
    expect(lines).toContain('# TYPE lmdeploy:iteration_tokens_total histogram');
    expect(lines.slice(-2)).toEqual(['# EOF', '']);
    expect(lines.filter((line) => line.includes('_total_total'))).toEqual([]);
  });
});
