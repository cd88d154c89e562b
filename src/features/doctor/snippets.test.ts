import { expect, it } from 'vitest';
import { curl, curlWithKey } from './snippets';

it('asks a server from where Prometheus is: the host of Docker has its name in a container alone', () => {
  expect(curl('http://10.0.0.1:23333/metrics')).toBe('curl -i http://10.0.0.1:23333/metrics');
  expect(curl('http://host.docker.internal:23333/metrics')).toBe(
    'docker compose exec prometheus wget -S -O - http://host.docker.internal:23333/metrics',
  );
  expect(curlWithKey('http://host.docker.internal:23333/metrics')).toMatch(
    /^docker compose exec .+ --header /,
  );
});
