import { describe, expect, it } from 'vitest';
import { queriedFamilies } from './queried-families';

describe('queriedFamilies', () => {
  it.each([
    ['lmdeploy:num_requests_running', true],
    ['lmdeploy:iter_token_latency', true],
    ['lmdeploy:request_success_total', true],
    ['lmdeploy:request_queue_time_seconds', true],
    ['lmdeploy:num_requests', false],
    ['lmdeploy:iteration_tokens_total', false],
    ['process_cpu_seconds_total', true],
    ['python_info', false],
  ])('decides whether the pages query %s: %s', (name, isQueried) => {
    expect(queriedFamilies([{ name }])).toHaveLength(isQueried ? 1 : 0);
  });
});
