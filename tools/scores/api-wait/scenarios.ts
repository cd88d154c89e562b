import { modelPlan, type ModelPlan, type Traffic } from '../../simulator/model-plan';
import type { Incident } from '../../simulator/incident';
import type { Scenario } from '../../simulator/scenario';

/** One kind of load, for some hours after an hour of normal traffic. */
export interface WaitScenario {
  readonly name: string;
  readonly hours: number;
  readonly scenario: (seed: number, startMs: number) => Scenario;
}

/** A response takes about 11 s, so that 48 handles serve this many requests per second. */
const HANDLES = 48;
const CAPACITY = 4.1;

const HOUR_MS = 3_600_000;
const MINUTE_S = 60;

type Plan = Omit<Parameters<typeof modelPlan>[0], 'name' | 'traffic'>;

const model = (traffic: Partial<Traffic>, plan: Plan = {}, name = 'm'): ModelPlan =>
  modelPlan({
    name,
    maxBatchSize: HANDLES,
    kvBlocks: 20_000,
    speed: { decodeBaseMs: 80, noise: 0.05, decodePerRequestMs: 0.05, prefillIntervalSteps: 2 },
    ...plan,
    traffic: {
      ratePerS: 0.5 * CAPACITY,
      burstiness: 0.1,
      prompt: { medianTokens: 300, sigma: 0.7 },
      output: { medianTokens: 100, sigma: 0.7 },
      hangUpChance: 0,
      patienceS: 30,
      cancelChance: 0.01,
      lastChunkLeaveChance: 0.0005,
      poolingCancelChance: 0.0002,
      ...traffic,
    },
  });

const incident = (
  kind: Incident['kind'],
  startMs: number,
  minutes: number,
  factor = 1,
  rank: Incident['rank'] = 'all',
): Incident => ({ kind, rank, startMs, durationS: minutes * MINUTE_S, factor });

/** One model whose load is normal for the first hour. */
const one =
  (traffic: Partial<Traffic>, incidents: (startMs: number) => Incident[] = () => [], plan: Plan = {}) =>
  (seed: number, startMs: number): Scenario => ({
    seed,
    models: [model(traffic, plan)],
    incidents: incidents(startMs + HOUR_MS),
  });

/** Twenty minutes in which more requests arrive than the server can handle. */
const burst =
  (factor = 2.6) =>
  (fromMs: number): Incident[] => [incident('overload', fromMs, 20, factor)];
const forSixHours =
  (factor: number) =>
  (fromMs: number): Incident[] => [incident('overload', fromMs, 360, factor)];

const HANG_UPS = { hangUpChance: 0.8, patienceS: 30 } as const;

export const SCENARIOS: readonly WaitScenario[] = [
  { name: 'quiet', hours: 3, scenario: one({ ratePerS: 0.2 * CAPACITY }) },
  { name: 'busy 85%', hours: 6, scenario: one({ ratePerS: 0.85 * CAPACITY, hangUpChance: 0.1 }) },
  { name: '20 min overload, patient clients', hours: 3, scenario: one({}, burst()) },
  { name: '20 min, hang-ups', hours: 3, scenario: one(HANG_UPS, burst()) },
  {
    name: '6 h, closed loop',
    hours: 6,
    scenario: (seed, startMs) => {
      const clients = {
        clients: HANDLES + 40,
        thinkS: 2,
        startMs: startMs + HOUR_MS,
        endMs: startMs + 7 * HOUR_MS,
      };
      return { seed, models: [model({ ratePerS: 0.1 * CAPACITY, closedLoops: [clients] })], incidents: [] };
    },
  },
  { name: '6 h, patient', hours: 7, scenario: one({}, forSixHours(2.1)) },
  { name: '6 h, impatient', hours: 7, scenario: one({ hangUpChance: 1, patienceS: 20 }, forSixHours(3)) },
  {
    name: '2 days, slow leak',
    hours: 48,
    scenario: (seed, startMs) =>
      one({
        ratePerS: 1.05 * CAPACITY,
        daySwing: 0.6,
        peakMs: startMs + 14 * HOUR_MS,
        burstiness: 0.25,
        hangUpChance: 0.5,
        patienceS: 10,
      })(seed, startMs),
  },
  {
    name: '2 + 4 ranks',
    hours: 4,
    scenario: (seed, startMs) => ({
      seed,
      models: [
        model({ ...HANG_UPS, ratePerS: CAPACITY, burstiness: 0.2 }, { ranks: 2 }, 'two'),
        model(
          { ...HANG_UPS, ratePerS: 2.4 * CAPACITY, burstiness: 0.2 },
          { ranks: 4, routing: 'round-robin' },
          'four',
        ),
      ],
      incidents: [
        incident('overload', startMs + HOUR_MS, 20, 2.6, 0),
        incident('overload', startMs + 1.5 * HOUR_MS, 40, 2, 2),
        incident('slow', startMs + 3 * HOUR_MS, 20, 2.2, 3),
      ],
    }),
  },
  {
    name: 'bursty',
    hours: 6,
    scenario: one({ ratePerS: 0.75 * CAPACITY, burstiness: 0.7, hangUpChance: 0.4, patienceS: 30 }),
  },
  {
    name: 'restart with another batch size',
    hours: 3,
    scenario: one(
      { ...HANG_UPS, ratePerS: 0.45 * CAPACITY },
      (fromMs) => [
        ...burst()(fromMs),
        incident('restart', fromMs + 15 * 60_000, 1),
        incident('overload', fromMs + 60 * 60_000, 20, 1.8),
      ],
      { maxBatchSizeAfterRestart: HANDLES / 2 },
    ),
  },
  {
    name: 'low traffic, one long request',
    hours: 6,
    scenario: one(
      { ...HANG_UPS, ratePerS: 0.25 * CAPACITY, output: { medianTokens: 100, sigma: 1.3 } },
      (fromMs) => [...burst()(fromMs), incident('overload', fromMs + 60 * 60_000, 300, 0.01)],
    ),
  },
  {
    name: 'stalled engine',
    hours: 3,
    scenario: one({ ...HANG_UPS, patienceS: 120 }, (fromMs) => [incident('stall', fromMs, 10)]),
  },
  { name: 'half not streaming', hours: 3, scenario: one({ ...HANG_UPS, streamingChance: 0.5 }, burst()) },
  {
    name: 'half with n = 4',
    hours: 3,
    scenario: one({ ...HANG_UPS, severalChance: 0.5, ratePerS: 0.2 * CAPACITY }, burst()),
  },
  {
    name: 'idle pool and drift',
    hours: 3,
    scenario: one(HANG_UPS, burst(), { sockets: { keepAliveS: 0, poolSize: 40, drift: 4 } }),
  },
  { name: 'keep-alive of 75 s', hours: 3, scenario: one(HANG_UPS, burst(), { sockets: { keepAliveS: 75 } }) },
];
