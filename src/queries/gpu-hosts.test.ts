import { expect, test } from 'vitest';
import { withGpus } from '../lib/gpu-hosts';
import { bindTemplate, type Binding } from './binding';

const BINDING: Binding = {
  selector: '',
  windowS: 60,
  gaugeWindowS: 60,
  sampling: { stepS: 15, scrapeIntervalS: 15 },
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
};
function bind(more: Partial<Binding>, of = 'DCGM_X / (DCGM_Y > 0)'): string {
  const binding = { ...BINDING, ...more };
  return bindTemplate(withGpus(`label_join($gpus(${of}), "place", " ", "gpu")`, binding), binding);
}

test('without a selection the query of GPUs is the plain one', () => {
  const plain = 'label_join(max by (Hostname, gpu) (DCGM_X / (DCGM_Y > 0)), "place", " ", "gpu")';
  expect(bind({})).toBe(plain);
  expect(bind({ gpuHostLabel: 'node' })).toBe(plain);
});

test('a label of config.json joins GPUs with the servers of the selection', () => {
  const text = bind({ selector: 'model_name="a"', gpuHostLabel: 'node' }, 'DCGM_X');
  expect(text).toContain(
    'DCGM_X and on (node) last_over_time(group by (node) ' +
      '(lmdeploy:num_requests_running{model_name="a",node!=""})[1h:1m]) or ',
  );
  expect(text).toContain(
    'unless on () (DCGM_X and on (node) group by (node) (lmdeploy:num_requests_running{node!=""}))',
  );
});

test('servers are looked at once a step at most', () => {
  const at = (stepS: number): string =>
    bind({ selector: 'a="b"', gpuHostLabel: 'node', sampling: { stepS, scrapeIntervalS: 15 } });
  expect(at(600)).toContain('[1h:10m]');
  expect(at(10_800)).toContain('[3h:3h]');
});

test('a selection of a thousand instances is in the query five times at most', () => {
  const instances = Array.from({ length: 1000 }, (_, i) => `10.0.${i >> 8}.${i & 255}:23333`).join('|');
  const text = bind({ selector: `instance=~"${instances}"` });
  expect(text.split(instances).length - 1).toBe(5);
});

test('rare samples of GPUs and servers are looked back for', () => {
  const text = bind(
    { selector: 'a="b"', gpuHostLabel: 'node', sampling: { stepS: 600, scrapeIntervalS: 600 } },
    'DCGM_X',
  );
  expect(text).toContain(
    'last_over_time(DCGM_X[15m]) and on (node) last_over_time(group by (node) (last_over_time(',
  );
});
