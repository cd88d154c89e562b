import { describe, expect, test } from 'vitest';
import { delayOf, goingOn, lookedAt, ON_TIME, type Lateness, type LateLook } from './late-samples';
import { fc } from './property.fixture';

const AT_S = 1_790_000_000;

/** Ranks that are scraped at intervals, each at its own moment, and whose samples arrive late. */
interface Scene {
  readonly intervalS: number;
  /** When in its interval each rank is scraped, 0 to 1. */
  readonly phases: readonly number[];
}

const scenes = fc.record({
  intervalS: fc.integer({ min: 1, max: 60 }),
  phases: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 8 }),
});

const delays = fc.integer({ min: 0, max: 200 });

/** What Prometheus has at a moment. `untilS`: after this time a rank has no sample. */
const lookAt = (
  { intervalS, phases }: Scene,
  atS: number,
  delayS: number,
  untilS: (rank: number) => number = () => Infinity,
): LateLook => ({
  atS,
  intervalS,
  ranks: phases.map((phase, rank) => {
    const newestS = Math.min(atS - delayS, untilS(rank));
    const lastS = (Math.floor(newestS / intervalS - phase) + phase) * intervalS;
    return { key: String(rank), lastS };
  }),
});

/** Looks as the page does: each 5 minutes, and after a doubt one a scrape later. */
function looksAt(from: Lateness, count: number, lookAtS: (atS: number) => LateLook, startS = AT_S): Lateness {
  let [lateness, atS] = [from, startS];
  for (let i = 0; i < count; i += 1) {
    const look = lookAtS(atS);
    lateness = lookedAt(lateness, look);
    atS += lateness.isDoubtful ? look.intervalS + 5 : 300;
  }
  return lateness;
}

describe('lookedAt', () => {
  test('finds a delay with two looks, and shows nothing that has not arrived', () => {
    const scene = { intervalS: 15, phases: [0, 0.3, 0.7] };
    const first = lookedAt(ON_TIME, lookAt(scene, AT_S, 70));
    expect(first).toMatchObject({ delayS: 0, isDoubtful: true });
    const second = lookedAt(first, lookAt(scene, AT_S + 20, 70));
    expect(second).toMatchObject({ delayS: 90, isDoubtful: false });
  });

  test('finds any steady delay that is longer than a scrape explains, and keeps it', () => {
    fc.assert(
      fc.property(scenes, delays, (scene, delayS) => {
        const look = (atS: number): LateLook => lookAt(scene, atS, delayS);
        const found = looksAt(ON_TIME, 2, look);
        if (delayS > 32 + scene.intervalS) expect(found.delayS).toBeGreaterThanOrEqual(delayS);
        if (found.delayS > 0) {
          expect(found.delayS).toBeLessThanOrEqual(delayS + scene.intervalS + 15);
          for (const further of [1, 2, 3, 8]) {
            expect(looksAt(found, further, look, AT_S + 1000.7).delayS).toBe(found.delayS);
          }
        }
      }),
    );
  });

  test('finds none where samples are on time or 30 s late', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 0, max: 30 }), (scene, delayS) => {
        const found = looksAt(ON_TIME, 5, (atS) => lookAt(scene, atS, delayS));
        expect(found).toMatchObject({ delayS: 0, isDoubtful: false });
      }),
    );
  });

  test('an age that grows is never a delay: all ranks have stopped at one moment', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: -400, max: 900 }), delays, (scene, afterS, delayS) => {
        const before = looksAt(ON_TIME, 3, (atS) => lookAt(scene, atS, delayS), AT_S - 2000);
        const stopped = looksAt(before, 6, (atS) => lookAt(scene, atS, delayS, () => AT_S + afterS));
        // Never more than the delay before they stopped.
        expect(stopped.delayS).toBeLessThanOrEqual(delayS > 30 ? delayS + scene.intervalS + 15 : 0);
        const opened = looksAt(ON_TIME, 6, (atS) => lookAt(scene, atS, 0, () => AT_S + afterS));
        expect(opened.delayS).toBe(0);
      }),
    );
  });

  test('samples that catch up or fall far behind are no delay', () => {
    fc.assert(
      fc.property(scenes, fc.constantFrom(-1, 1), (scene, way) => {
        // More from look to look than a scrape and the margins explain.
        const byS = 2 * scene.intervalS + 10;
        let lateness: Lateness = ON_TIME;
        for (let i = 0; i < 3; i += 1) {
          const delayS = 150 + way * (i - 1) * byS;
          lateness = lookedAt(lateness, lookAt(scene, AT_S + i * 300, delayS));
        }
        expect(lateness.delayS).toBe(0);
      }),
    );
  });

  test('ranks that have stopped do not count, however many', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 40, max: 290 }), (scene, agoS) => {
        const untilS = (rank: number): number => (rank === 0 ? Infinity : AT_S - agoS);
        expect(looksAt(ON_TIME, 5, (atS) => lookAt(scene, atS, 0, untilS)).delayS).toBe(0);
      }),
    );
  });

  test('goes back the same way, with two looks', () => {
    const scene = { intervalS: 10, phases: [0.2, 0.9] };
    const late = looksAt(ON_TIME, 2, (atS) => lookAt(scene, atS, 100));
    expect(late.delayS).toBe(120);
    const one = lookedAt(late, lookAt(scene, AT_S + 600, 0));
    expect(one).toMatchObject({ delayS: 120, isDoubtful: true });
    expect(lookedAt(one, lookAt(scene, AT_S + 620, 0))).toMatchObject({ delayS: 0, isDoubtful: false });
  });

  test('follows a delay that gets longer', () => {
    const scene = { intervalS: 10, phases: [0.2, 0.9] };
    const late = looksAt(ON_TIME, 2, (atS) => lookAt(scene, atS, 60));
    const longer = looksAt(late, 2, (atS) => lookAt(scene, atS, 180), AT_S + 600);
    expect(late.delayS).toBe(80);
    expect(longer.delayS).toBe(200);
  });

  test('doubts once where nothing arrives, and then looks at the usual pace', () => {
    const scene = { intervalS: 10, phases: [0.2] };
    const look = (atS: number): LateLook => lookAt(scene, atS, 0, () => AT_S - 100);
    const first = lookedAt(ON_TIME, look(AT_S));
    expect(first.isDoubtful).toBe(true);
    expect(lookedAt(first, look(AT_S + 15)).isDoubtful).toBe(false);
  });

  test('the same look again, or an older one, changes nothing', () => {
    const scene = { intervalS: 10, phases: [0.2] };
    const first = lookedAt(ON_TIME, lookAt(scene, AT_S, 100));
    expect(lookedAt(first, lookAt(scene, AT_S, 100))).toBe(first);
    expect(lookedAt(first, lookAt(scene, AT_S - 60, 0))).toBe(first);
  });

  test('looks of other ranks, of none, and of ranks long gone change nothing', () => {
    const scene = { intervalS: 10, phases: [0.2] };
    const late = looksAt(ON_TIME, 2, (atS) => lookAt(scene, atS, 100));
    const none = { ...lookAt(scene, AT_S + 700, 0), ranks: [] };
    const gone = lookAt(scene, AT_S + 700, 400);
    const others = { ...none, ranks: [{ key: 'other', lastS: AT_S + 699 }] };
    for (const look of [none, gone, others]) expect(lookedAt(late, look).delayS).toBe(120);
  });
});

describe('delayOf', () => {
  test('is null for samples on time, and covers those that are late', () => {
    const scene = { intervalS: 10, phases: [0.2, 0.5] };
    expect(delayOf(lookAt(scene, AT_S, 2))).toBeNull();
    expect(delayOf(lookAt(scene, AT_S, 400))).toBeNull();
    expect(delayOf(lookAt(scene, AT_S, 70))).toBeGreaterThan(70);
  });
});

describe('goingOn', () => {
  test('leaves out ranks that have stopped, however many, and those that only the second look has', () => {
    fc.assert(
      fc.property(scenes, fc.infiniteStream(fc.boolean()), ({ phases }, stops) => {
        const first = phases.map((phase, i) => ({ key: String(i), lastS: AT_S - phase }));
        const isGoing = first.map(() => stops.next().value as boolean);
        const second = first.map((rank, i) => (isGoing[i] ? { ...rank, lastS: rank.lastS + 5 } : rank));
        const kept = goingOn(first, [...second, { key: 'new', lastS: AT_S }]);
        expect(kept.map(({ key }) => key)).toEqual(first.filter((_, i) => isGoing[i]).map(({ key }) => key));
      }),
    );
  });
});
