import { describe, expect, it } from 'vitest';
import { Fleet } from '../../simulator/fleet';
import { drawCases, type DrawnCase } from './draw-cases';
import { INCIDENT_KINDS, QUIET_KINDS, type World } from './incident-case';

const recordEndMs = Date.parse('2026-08-27T07:30:00Z');
const draw = (world: World, perKind = 6, seed = 1) =>
  drawCases({ seed, world, perKind, quiet: 8 * perKind, recordEndMs });

const shareOf = (cases: readonly DrawnCase[], holds: (drawn: DrawnCase) => boolean): number =>
  cases.filter(holds).length / cases.length;

/** The plan of the model that is hit. */
function planOf({ truth, scenario }: DrawnCase) {
  const plan = scenario.models.find(({ name }) => name === truth.model);
  if (!plan) throw new Error(`${truth.id} has no model ${truth.model}.`);
  return plan;
}

describe('drawCases', () => {
  it('draws the same cases from a seed, and others from another one', () => {
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('a', 6, 2));
  });

  it('draws a case the same whatever else is drawn', () => {
    const [one] = drawCases({ seed: 1, world: 'a', perKind: 2, quiet: 0, kinds: ['stall'], recordEndMs });
    const among = draw('a').find(({ truth }) => truth.id === one?.truth.id);
    expect(among?.scenario).toEqual(one?.scenario);
  });

  it.each<World>(['a', 'b'])('draws believable cases of each kind in world %s', (world) => {
    const cases = draw(world);
    const kinds = cases.map(({ truth }) => truth.kind);
    expect(new Set(kinds)).toEqual(new Set([...INCIDENT_KINDS, ...QUIET_KINDS]));
    const instances = cases.flatMap(({ truth }) => truth.instances);
    expect(new Set(instances).size).toBe(instances.length);
    for (const { truth } of cases) {
      const { place, ranks, model, startS, endS, isQuiet, load } = truth;
      const own = ranks.filter((rank) => rank.model === model).map(({ instance }) => instance);
      expect(own.length).toBeGreaterThan(0);
      if (isQuiet) expect(place).toBeNull();
      if (place !== null) expect(own).toContain(place);
      expect([startS, endS]).toEqual([recordEndMs / 1000 - 23 * 60, recordEndMs / 1000 - 12 * 60]);
      expect(load).toBeGreaterThanOrEqual(0.12);
      expect(load).toBeLessThanOrEqual(0.9);
    }
    for (const routing of ['random', 'round-robin', 'least-loaded']) {
      expect(shareOf(cases, (drawn) => planOf(drawn).routing === routing)).toBeGreaterThan(0.2);
    }
    const withOther = shareOf(cases, ({ scenario }) => scenario.models.length === 2);
    expect(withOther).toBeGreaterThan(0.12);
    expect(withOther).toBeLessThan(0.35);
  });

  it('gives world b other physics', () => {
    const [a, b] = [draw('a'), draw('b')];
    const isPadded = (drawn: DrawnCase) => planOf(drawn).speed.padsBatches;
    expect([shareOf(a, isPadded), shareOf(b, isPadded)]).toEqual([0, 1]);
    const hasLong = (drawn: DrawnCase) => planOf(drawn).traffic.longPromptChance === 0.2;
    expect([shareOf(a, hasLong), shareOf(b, hasLong)]).toEqual([0, 1]);
    const noise = (cases: readonly DrawnCase[]) =>
      cases.reduce((sum, drawn) => sum + planOf(drawn).speed.noise, 0) / cases.length;
    expect(noise(b) / noise(a)).toBeCloseTo(2, 0.7);
    const isClosed = (drawn: DrawnCase) => planOf(drawn).traffic.closedLoops.length > 0;
    expect(shareOf(b, isClosed)).toBeGreaterThan(0.2);
  });

  it('leaves the clean minutes without a queue for handles', () => {
    // The cases with the highest load of both worlds.
    const busiest = [...draw('a'), ...draw('b')]
      .filter(({ truth }) => !truth.isQuiet)
      .sort((one, other) => other.truth.load - one.truth.load)
      .slice(0, 6);
    for (const { truth, scenario, times } of busiest) {
      expect(truth.load).toBeGreaterThan(0.7);
      const fleet = new Fleet(scenario, times.warmUpMs);
      const waiting: number[] = [];
      for (let ms = times.recordMs; ms < times.startMs; ms += 30_000) {
        fleet.advanceTo(ms);
        waiting.push(...fleet.ranks.map(({ index }) => fleet.truth(index)?.waiting ?? 0));
      }
      const share = waiting.filter((count) => count > 0).length / waiting.length;
      expect(share, truth.id).toBeLessThan(0.05);
    }
  });
});
