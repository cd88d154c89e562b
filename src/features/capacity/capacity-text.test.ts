import { describe, expect, it, test } from 'vitest';
import { GOALS, minutesOf, slowAbove, waves } from '../../findings/capacity/capacity.fixture';
import { capacitiesOf, nearestLimit, type ModelCapacity } from '../../findings/capacity/capacity-report';
import {
  capacityNotes,
  capacitySentences,
  whenFullSentence,
  type CapacityWriting,
} from '../../findings/capacity/capacity-sentences';
import type { Minutes } from '../../findings/capacity/minutes';
import { EN, ZH } from '../../i18n/full-language.fixture';
import { formatDate, formatDateMinute } from '../../lib/timezone';
import { capacityMarkdown } from './capacity-markdown';
import { capacityCells } from './capacity-rows';
import { loadPlot } from './load-plot';
import { whatIfText } from './what-if-text';

const LABELS = { model_name: 'm', job: 'j', instance: 'a', engine: '0' };

const writing = (language = EN): CapacityWriting => ({
  language,
  formatTime: (atS) => formatDateMinute(atS * 1000, 'utc'),
  formatDay: (atS) => formatDate(atS * 1000, 'utc'),
  countsUnknown: false,
});

function capacity(minutes: Minutes): ModelCapacity {
  const [one] = capacitiesOf(
    [{ model: 'm', minutes, ranks: [{ key: 'r', labels: LABELS, minutes }] }],
    GOALS,
    false,
  );
  if (!one) throw new Error('no model');
  return one;
}

/** Ten hours from 1 to 10 requests/s and back; above 6 the goal of TTFT is missed. 200 tokens a request. */
const REQUESTS = waves(600, 1, 10);
const REACHED = capacity(minutesOf(REQUESTS, slowAbove(REQUESTS, 6)));
const LOW_REQUESTS = waves(600, 1, 5);
const BELOW = capacity(minutesOf(LOW_REQUESTS));
/** Outputs that miss the goal of ITL grow with the cube of the rate, to 1% at 6 requests/s. */
const NEAR = capacity(
  minutesOf(LOW_REQUESTS, (i) => {
    const perS = LOW_REQUESTS[i] ?? 0;
    return { itlWithin: 99 * perS * 60 * (1 - 0.01 * (perS / 6) ** 3) };
  }),
);

test('a lower bound that the load has passed says nothing of what is left', () => {
  const { limit, now } = BELOW;
  if (limit.kind !== 'at-least' || !now) throw new Error('no bound');
  const passed = { ...BELOW, now: { ...now, load: limit.load * 1.02 }, headroom: -0.03 };
  expect(capacityCells(passed).slice(3)).toEqual(['–', '–']);
});

describe('what the page says of the capacity', () => {
  it('is the limit and the room below it, with the goal that is missed above', () => {
    expect(capacitySentences(REACHED, writing())).toEqual([
      expect.stringMatching(
        /^The limit is near 1,1[89]0 tokens\/s: above it the objective for user-perceived TTFT is missed\.$/,
      ),
      expect.stringMatching(
        /^Now 20\d tokens\/s: room for about (4\.\d|5|5\.\d) more requests\/s of the current mix\.$/,
      ),
      expect.stringMatching(
        /^Highest load held for five minutes within the objectives: 1,1[89]0 tokens\/s\.$/,
      ),
    ]);
    expect(capacitySentences(REACHED, writing(ZH))[0]).toMatch(
      /^上限约为 1,1[89]0 Token\/s：超过后不达标的是用户侧首字延迟。$/,
    );
  });

  it('is a lower bound where the load never reached the limit, and says so', () => {
    const [first, second] = capacitySentences(BELOW, writing());
    expect(first).toMatch(/^The limit is not known: it is above 9\d\d tokens\/s/);
    expect(second).toMatch(/room for at least/);
    expect(capacityCells(BELOW)[0]).toMatch(/^≥ /);
    expect(whenFullSentence(null, 1000, writing())).toMatch(
      /^When the limit will be reached is not known: the load never reached it/,
    );
  });

  it('is an estimate beside the bound where growing misses show the limit, and says that it is beyond what was seen', () => {
    const sentences = capacitySentences(NEAR, writing());
    expect(sentences[0]).toMatch(/^The limit is not known: it is above 9\d\d tokens\/s/);
    expect(sentences[2]).toMatch(
      /^Estimated limit: 1,[12]\d0 tokens\/s \(1,0\d0 tokens\/s to 1,[23]\d0 tokens\/s\), where the growing share of ITL/,
    );
    expect(sentences[3]).toBe('No five minutes had a load as high.');
    expect(sentences[4]).toMatch(/^Up to the estimated limit: some (4\.\d|5) more requests\/s\.$/);
    expect(capacitySentences(NEAR, writing(ZH)).join('')).toContain('此前没有任何五分钟达到这么高的负载。');
    expect(capacityCells(NEAR)[0]).toMatch(/^≥ 9\d\d \(≈ 1,[12]\d0\)$/);
    expect(nearestLimit(NEAR)).toBe(NEAR.estimate?.load);
    expect(nearestLimit(REACHED)).toBeCloseTo(REACHED.limit.kind === 'reached' ? REACHED.limit.load : NaN);
    expect(BELOW.estimate).toBeNull();
    expect(nearestLimit(BELOW)).toBe(BELOW.brief);
  });

  it('is above the limit where it is', () => {
    const requests = REQUESTS.slice(0, 300);
    const [, now] = capacitySentences(capacity(minutesOf(requests, slowAbove(requests, 6))), writing());
    expect(now).toMatch(/above the limit by about [34]\.?\d? requests\/s of the current mix/);
  });

  it('names what does not count', () => {
    const [mix, leftOut] = capacityNotes(
      capacity(minutesOf(REQUESTS, (i) => (i === 300 ? { isReset: 1 } : i < 100 ? { prompt: 5000 } : {}))),
      writing(),
    );
    expect(mix).toBe('A request now has 100 computed prompt tokens and 100 output tokens.');
    expect(leftOut).toMatch(
      /^Does not count: 50% before the restart at 1970-01-01 05:01, whose settings cannot be compared\.$/,
    );
  });

  it('gives a date as a band, or the reason why there is none', () => {
    const date = { kind: 'date', earliestS: 86_400 * 10, latestS: 86_400 * 20, perWeek: 0.0512 } as const;
    expect(whenFullSentence(date, 1234, writing())).toBe(
      'The weekly peak grows by 5.1% a week. It reaches 1,230 tokens/s between 1970-01-11 and 1970-01-21.',
    );
    expect(whenFullSentence({ ...date, latestS: null }, 1234, writing())).toContain('at the earliest');
    expect(whenFullSentence({ kind: 'short', days: 3 }, 1234, writing())).toContain(
      '14 whole days of data, and there are 3',
    );
    expect(whenFullSentence({ kind: 'full' }, 1234, writing(ZH))).toBe(
      '最近七天的峰值已达到 1,230 Token/s。',
    );
  });
});

describe('whatIfText', () => {
  it('reads the latency at the assumed load, and refuses what was not seen', () => {
    expect(whatIfText(REACHED, { added: 1, arrivals: 1 }, EN, '99')).toMatch(
      /at 1,000 tokens\/s: 8\d% of the limit, user-perceived TTFT p99 200 ms .+ spread evenly/,
    );
    expect(whatIfText(REACHED, { added: 0, arrivals: 2 }, EN, '99')).toMatch(/no load above 2,000 tokens\/s/);
  });
});

describe('capacityMarkdown', () => {
  it('has the sentences and a row for the model', () => {
    const model = {
      capacity: BELOW,
      sentences: ['One.', 'Two.'],
      notes: ['Three.'],
      rankName: () => 'rank 0',
    };
    const text = capacityMarkdown([model], EN, 'today', true);
    expect(text).not.toContain('“now”');
    expect(capacityMarkdown([model], EN, 'last week', false)).toContain('The range is over: “now”');
    expect(text).toContain('**Capacity**: today');
    expect(text).toContain('**m**: One. Two.');
    expect(text).toMatch(/\| m +\| +≥ 9\d\d \|/);
    expect(text).toContain('- Three.');
  });
});

describe('loadPlot', () => {
  const size = { widthPx: 400, heightPx: 200 };

  it('places a dot for each minute, with the last hour on top and the goal on the axis', () => {
    const plot = loadPlot(REACHED.points, 'ttftS', 'tokens', 1, size);
    expect(plot?.dots).toHaveLength(600);
    expect(plot?.dots.filter(({ kind }) => kind === 'newest')).toHaveLength(60);
    expect(plot?.dots.slice(-60).every(({ kind }) => kind === 'newest')).toBe(true);
    for (const { xPx, yPx } of plot?.dots ?? []) {
      expect(xPx).toBeGreaterThanOrEqual(0);
      expect(xPx).toBeLessThanOrEqual(400);
      expect(yPx).toBeGreaterThanOrEqual(0);
      expect(yPx).toBeLessThanOrEqual(200);
    }
    expect(plot && plot.yPx(1)).toBeGreaterThan(plot?.yPx(3) ?? NaN);
  });

  it('is nothing without minutes', () => {
    expect(loadPlot([], 'itlS', 'running', 0.1, size)).toBeNull();
  });
});
