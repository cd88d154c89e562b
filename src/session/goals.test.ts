import { expect, test } from 'vitest';
import { DEFAULT_CONFIG, type Config } from '../lib/config';
import { memoryHistory } from '../url/history';
import { defaultView } from '../url/view';
import { ViewState } from '../url/view-state.svelte';
import { Goals } from './goals.svelte';

const config: Config = { ...DEFAULT_CONFIG, expectedEngines: 8 };
const goalsOf = (search: string): Goals =>
  new Goals(config, new ViewState(memoryHistory(search), defaultView(config, ['en']), Date.now));

test('a latency goal of the link replaces that of the configuration', () => {
  expect(goalsOf('').slo).toEqual(config.slo);
  expect(goalsOf('slo-itl=0.05&slo-e2e=60').slo).toEqual({ ...config.slo, itlSeconds: 0.05, e2eSeconds: 60 });
  expect(goalsOf('slo-ttft=2').slo).toEqual({ ...config.slo, ttftSeconds: 2 });
});

test('the number of expected ranks comes from the configuration, and is unknown while only some ranks are selected', () => {
  expect(goalsOf('').expectedEngines).toBe(8);
  expect(goalsOf('var-engine=3').expectedEngines).toBeNull();
});
