import { expect, test } from 'vitest';
import { DEFAULT_CONFIG, type Config } from '../lib/config';
import { memoryHistory } from '../url/history';
import { ViewState } from '../url/view-state.svelte';
import { defaultView } from './default-view';
import { Goals } from './goals.svelte';

const config: Config = { ...DEFAULT_CONFIG, expectedEngines: 8 };
const goalsOf = (search: string): Goals =>
  new Goals(config, new ViewState(memoryHistory(search), defaultView(config, ['en'])));

test('goals are those of the configuration, but for those that the link says', () => {
  expect(goalsOf('').slo).toEqual(config.slo);
  expect(goalsOf('slo-itl=0.05&slo-e2e=60').slo).toEqual({ ...config.slo, itlSeconds: 0.05, e2eSeconds: 60 });
  expect(goalsOf('slo-ttft=2').slo).toEqual({ ...config.slo, ttftSeconds: 2 });
});

test('as many ranks are expected as the configuration says, unless only some are selected', () => {
  expect(goalsOf('').engines).toBe(8);
  expect(goalsOf('var-engine=3').engines).toBeNull();
});
