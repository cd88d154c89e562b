import { describe, expect, it } from 'vitest';
import { Exposition } from './exposition';
import { Fleet } from './fleet';
import { parsePage } from './parsed-page';
import { type Incident } from './incident';
import { demoScenario, steadyScenario } from './scenario';

const startMs = 1_795_500_000_000;
const hourMs = 3_600_000;

function metricsOf(fleet: Fleet, index = 0) {
  const reach = fleet.reach(index);
  if (reach.state !== 'up') throw new Error(`Rank ${index} is ${reach.state}.`);
  return reach.process.metrics;
}

const pages = (fleet: Fleet) =>
  Promise.all(fleet.ranks.map(({ index }) => new Exposition(fleet, index).render('text')));

function incident(values: Partial<Incident> & Pick<Incident, 'kind'>): Incident {
  return { rank: 'all', startMs, durationS: 60, factor: 3, ...values };
}

describe('Fleet', () => {
  it('is in the same state for any sequence of times', async () => {
    const scenario = demoScenario(startMs + 2.5 * hourMs);
    // After the overload and the restart.
    const endMs = startMs + 35 * 60_000;
    const inOne = new Fleet(scenario, startMs);
    inOne.advanceTo(endMs);
    const inMany = new Fleet(scenario, startMs);
    for (let ms = startMs; ms < endMs; ms += 7_777) inMany.advanceTo(ms);
    inMany.advanceTo(endMs);
    expect(await pages(inMany)).toEqual(await pages(inOne));
    const otherSeed = new Fleet({ ...scenario, seed: 2 }, startMs);
    otherSeed.advanceTo(endMs);
    expect(await pages(otherSeed)).not.toEqual(await pages(inOne));
  });

  it('never goes back in time', () => {
    const fleet = new Fleet(steadyScenario({}), startMs);
    fleet.advanceTo(startMs + 1_000);
    fleet.advanceTo(startMs + 500);
    expect(fleet.nowMs).toBe(startMs + 1_000);
  });

  it("follows Little's law: running requests are arrivals per second times their duration", () => {
    const fleet = new Fleet(steadyScenario({ ratePerS: 3, traffic: { cancelChance: 0 } }), startMs);
    let running = 0;
    const rounds = 360;
    for (let i = 1; i <= rounds; i++) {
      fleet.advanceTo(startMs + i * 10_000);
      running += metricsOf(fleet).gauges.running / rounds;
    }
    const { inferenceS, finished } = metricsOf(fleet);
    expect(finished / hourMs).toBeCloseTo(0.003, 3.5);
    const expected = inferenceS.sum / (hourMs / 1000);
    expect(Math.abs(running / expected - 1)).toBeLessThan(0.05);
  });

  it('spreads the requests of a model over its ranks only', () => {
    const fleet = new Fleet(steadyScenario({ models: ['a', 'b'], ranks: 2, ratePerS: 4 }), startMs);
    expect(fleet.ranks).toEqual([
      { model: 'a', engine: '0', index: 0 },
      { model: 'a', engine: '1', index: 1 },
      { model: 'b', engine: '0', index: 2 },
      { model: 'b', engine: '1', index: 3 },
    ]);
    fleet.advanceTo(startMs + hourMs);
    for (const { index } of fleet.ranks) {
      expect(Math.abs(metricsOf(fleet, index).finished / 7200 - 1)).toBeLessThan(0.1);
    }
  });

  it('spreads the requests evenly by chance with random routing', () => {
    const plan = { routing: 'random' as const };
    const fleet = new Fleet(steadyScenario({ seed: 2, ranks: 3, ratePerS: 6, plan }), startMs);
    fleet.advanceTo(startMs + hourMs / 4);
    const finished = fleet.ranks.map(({ index }) => metricsOf(fleet, index).finished);
    for (const count of finished) expect(Math.abs(count / 1800 - 1)).toBeLessThan(0.1);
    expect(Math.max(...finished) - Math.min(...finished)).toBeGreaterThan(30);
  });

  it('sends a request of given lengths', () => {
    const fleet = new Fleet(steadyScenario({ ratePerS: 0 }), startMs);
    fleet.advanceTo(startMs + 1_000);
    fleet.send('internlm3-8b-instruct', { promptTokens: 3_000, outputTokens: 50 });
    fleet.advanceTo(startMs + 60_000);
    expect(metricsOf(fleet)).toMatchObject({ finished: 1, promptTokens: 3_000, generationTokens: 50 });
    expect(() => fleet.send('x', { promptTokens: 1, outputTokens: 1 })).toThrow('There is no model x.');
  });

  it('starts from zero after a restart, with a new start time', async () => {
    const restart = incident({ kind: 'restart', rank: 0, startMs: startMs + 100_000, durationS: 30 });
    const fleet = new Fleet(steadyScenario({ incidents: [restart] }), startMs);
    fleet.advanceTo(startMs + 99_999);
    expect(metricsOf(fleet).finished).toBeGreaterThan(0);
    fleet.advanceTo(startMs + 100_000);
    expect(fleet.reach(0)).toEqual({ state: 'down' });
    fleet.advanceTo(startMs + 130_000);
    const samples = parsePage((await pages(fleet))[0] ?? '').flatMap((family) => family.samples);
    const value = (name: string) => samples.find((sample) => sample.name === name)?.value;
    expect(value('process_start_time_seconds')).toBe(startMs / 1000 + 130);
    const counted = samples.filter(
      (sample) => sample.name.startsWith('lmdeploy:') && !sample.name.endsWith('_info') && sample.value > 0,
    );
    expect(counted).toEqual([]);
  });

  it('sends no request to a rank that is down while another is up', () => {
    const restart = incident({ kind: 'restart', rank: 0, durationS: 300 });
    const fleet = new Fleet(steadyScenario({ ranks: 2, ratePerS: 2, incidents: [restart] }), startMs);
    expect(fleet.reach(0).state).toBe('down');
    fleet.advanceTo(startMs + 299_000);
    expect(metricsOf(fleet, 1).finished).toBeGreaterThan(500);
  });

  it('runs out of handles under overload, and counts disconnected clients as waiting', () => {
    const overload = incident({ kind: 'overload', startMs: startMs + 60_000, durationS: 300, factor: 10 });
    const plan = { maxBatchSize: 16 };
    const traffic = { hangUpChance: 0.5, patienceS: 20 };
    const fleet = new Fleet(steadyScenario({ ratePerS: 1, plan, traffic, incidents: [overload] }), startMs);
    fleet.advanceTo(startMs + 50_000);
    expect(metricsOf(fleet).gauges.apiWaiting).toBe(0);
    fleet.advanceTo(startMs + 360_000);
    expect(metricsOf(fleet).gauges.apiWaiting).toBeGreaterThan(100);
    expect(metricsOf(fleet).gauges.routed).toBe(16);
    fleet.advanceTo(startMs + 3 * hourMs);
    const leaked = metricsOf(fleet).gauges.apiWaiting;
    expect(leaked).toBeGreaterThan(20);
    fleet.advanceTo(startMs + 4 * hourMs);
    expect(metricsOf(fleet).gauges.apiWaiting).toBe(leaked);
  });

  it('has one request for each client of a closed loop, until their time is over', () => {
    const closedLoops = [{ clients: 24, thinkS: 0.5, startMs: startMs + 60_000, endMs: startMs + 600_000 }];
    const plan = { maxBatchSize: 16 };
    const fleet = new Fleet(
      steadyScenario({ ratePerS: 0, plan, traffic: { closedLoops, hangUpChance: 0 } }),
      startMs,
    );
    fleet.advanceTo(startMs + 59_000);
    expect(metricsOf(fleet).iterationTokens.count).toBe(0);
    fleet.advanceTo(startMs + 599_000);
    expect(metricsOf(fleet).gauges.routed).toBe(16);
    expect(fleet.truth(0)?.waiting).toBeGreaterThan(4);
    expect(fleet.truth(0)?.waiting).toBeLessThanOrEqual(8);
    fleet.advanceTo(startMs + hourMs);
    expect(metricsOf(fleet).gauges).toMatchObject({ routed: 0, apiWaiting: 0 });
  });

  it('starts a rank with another batch size after a restart', () => {
    const restart = incident({ kind: 'restart', startMs: startMs + 100_000, durationS: 10 });
    const plan = { maxBatchSize: 4, maxBatchSizeAfterRestart: 2 };
    const fleet = new Fleet(steadyScenario({ ratePerS: 20, plan, incidents: [restart] }), startMs);
    fleet.advanceTo(startMs + 99_000);
    expect(metricsOf(fleet).gauges.routed).toBe(4);
    fleet.advanceTo(startMs + 200_000);
    expect(metricsOf(fleet).gauges.routed).toBe(2);
  });

  it('lets no request arrive during an idle incident, even when it begins in a burst', () => {
    const fleet = new Fleet(steadyScenario({ ratePerS: 20 }), startMs);
    fleet.advanceTo(startMs + 62_000);
    fleet.inject({ kind: 'idle', seconds: 400 });
    fleet.advanceTo(startMs + 400_000);
    const { finished, gauges, promptTokens } = metricsOf(fleet);
    expect(gauges.running).toBe(0);
    fleet.advanceTo(startMs + 461_999);
    expect(metricsOf(fleet).promptTokens).toBe(promptTokens);
    fleet.advanceTo(startMs + 500_000);
    expect(metricsOf(fleet).finished).toBeGreaterThan(finished);
  });

  it('makes the steps of one rank slower', () => {
    const slow = incident({ kind: 'slow', rank: 1, durationS: 3_600, factor: 1.6 });
    const fleet = new Fleet(steadyScenario({ ranks: 2, ratePerS: 2, incidents: [slow] }), startMs);
    fleet.advanceTo(startMs + hourMs);
    const [fast, slower] = [0, 1].map((index) => {
      const { interTokenS } = metricsOf(fleet, index);
      return interTokenS.sum / interTokenS.count;
    });
    expect((slower ?? 0) / (fast ?? 1)).toBeGreaterThan(1.4);
    expect((slower ?? 0) / (fast ?? 1)).toBeLessThan(1.9);
  });

  it('refuses a missing rank and numbers out of range', () => {
    const fleet = new Fleet(steadyScenario({ ranks: 2 }), startMs);
    expect(() => fleet.inject({ kind: 'stall', rank: 2 })).toThrow(
      'There is no rank 2: the ranks are 0 to 1.',
    );
    expect(() => fleet.inject({ kind: 'stall', seconds: 0 })).toThrow('longer than 0 seconds');
    expect(() => fleet.inject({ kind: 'slow', factor: -1 })).toThrow('above 0');
  });
});
