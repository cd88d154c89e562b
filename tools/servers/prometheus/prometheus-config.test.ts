import { describe, expect, it } from 'vitest';
import { prometheusConfig } from './prometheus-config';

describe('prometheusConfig', () => {
  it('gives each job its interval and targets, and evaluates rules at the shortest interval', () => {
    const text = prometheusConfig(
      [
        { job: 'lmdeploy', targets: ['127.0.0.1:1', '127.0.0.1:2'], intervalS: 5 },
        { job: 'odd: "name"', targets: [], intervalS: 0.5 },
      ],
      ['/rules.yml'],
    );
    expect(JSON.parse(text)).toEqual({
      global: { evaluation_interval: '500ms' },
      rule_files: ['/rules.yml'],
      scrape_configs: [
        {
          job_name: 'lmdeploy',
          scrape_interval: '5000ms',
          scrape_timeout: '5000ms',
          static_configs: [{ targets: ['127.0.0.1:1', '127.0.0.1:2'] }],
        },
        {
          job_name: 'odd: "name"',
          scrape_interval: '500ms',
          scrape_timeout: '500ms',
          static_configs: [{ targets: [] }],
        },
      ],
    });
  });

  it('is valid without a job', () => {
    expect(JSON.parse(prometheusConfig([], []))).toMatchObject({
      global: { evaluation_interval: '15000ms' },
    });
  });
});
