import { always, at, between, column, rank, ranksBut, startOf, story, type ByMinute } from './story.fixture';
import type { RuleId } from './rule-ids';
import type { Scene } from './scene';

interface RuleCase {
  /** A scene in which the rule has a finding. */
  readonly fires: Scene;
  /** A similar scene in which the rule has no finding. */
  readonly silent: Scene;
}

type Columns = NonNullable<NonNullable<Parameters<typeof story>[0]>['columns']>;

const one = (when: ByMinute) => [column({}, when)];
const ofRankOne = (when: ByMinute) => [column(rank(1), when)];
const scenes = (fires: Columns, silent: Columns): RuleCase => ({
  fires: story({ columns: fires }),
  silent: story({ columns: silent }),
});
/** A condition of a rank that holds now, and one that ended long ago. */
const condition = (watch: keyof Columns, value: number): RuleCase =>
  scenes({ [watch]: ofRankOne(between(50, 60, value)) }, { [watch]: ofRankOne(between(10, 20, value)) });
const attained = (share: number) =>
  story({ attainment: { ttft: column({}, always(share)).values, itl: null, e2e: null } });
const away = (from: number, to: number) => ({
  rankRunning: ranksBut(3, always(10), (m) => (m > from && m < to ? null : 10)),
});
const hits = (now: number) => ({ cachedTokens: one(always(now)) });
const leaked = (when: ByMinute) => ({
  rankApiLeaked: ofRankOne(when),
  finished: one(always(0)),
  succeeded: [],
});

/** The counter of one rank as two jobs scrape it. */
const ofJobs = (a: ByMinute, b = a) => [
  column({ ...rank(1), job: 'a' }, a),
  column({ ...rank(1), job: 'b' }, b),
];

/** For every rule a scene with its finding and one without. A rule without such a case does not compile. */
export const RULE_CASES: Readonly<Record<RuleId, RuleCase>> = {
  'missing-data': {
    fires: story({ missing: 'A store did not respond.' }),
    silent: story({ missing: null }),
  },
  stalled: condition('rankStalled', 12),
  'two-processes': condition('twoProcesses', 2),
  'same-server': scenes(
    { sameStart: ofJobs((m) => 1.79e9 + m) },
    {
      sameStart: ofJobs(
        (m) => 1.79e9 + m,
        (m) => 1.79e9 + 2 * m,
      ),
    },
  ),
  replicas: {
    fires: story({ replica: { label: 'replica', shown: 'a', others: ['b'] } }),
    silent: story({ replica: null }),
  },
  'ranks-down': {
    fires: story({ expectedEngines: 5 }),
    silent: story({ expectedEngines: 4 }),
  },
  away: scenes(away(50, 54), away(50, 50.4)),
  failures: scenes({ failed: one(always(2.5)) }, { failed: one(always(0.4)) }),
  'api-queue': scenes(
    { apiQueued: one(always(50)), apiWait: one(always(5)) },
    { apiQueued: one(always(5)), apiWait: one(always(0.5)) },
  ),
  objective: { fires: attained(0.9), silent: attained(0.995) },
  'kv-full': condition('rankKvFull', 0.97),
  'idle-rank': condition('rankIdle', 14),
  frozen: condition('rankFrozen', 5),
  'hit-rate': scenes(hits(200), hits(400)),
  nonsense: condition('rankNonsense', 1.79e9),
  'lost-requests': scenes({ succeeded: one(always(12.5)) }, { succeeded: one(always(10.3)) }),
  leak: scenes(leaked(always(3)), leaked(between(59.5, 60, 3))),
  straggler: scenes(
    { rankItlSum: ranksBut(2, always(4), always(6.4)) },
    { rankItlSum: ranksBut(2, always(4), always(5)) },
  ),
  'restart-loop': scenes(
    { rankStart: ofRankOne((m) => at(Math.floor(m / 10) * 10)) },
    { rankStart: startOf(1, 50) },
  ),
  restarts: scenes({ rankStart: startOf(1, 50) }, { rankStart: startOf(1, 20) }),
};
