import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PanelSight } from './panel-sight';

interface FakeObserver {
  readonly rootMargin: string;
  readonly watched: Set<Element>;
  readonly report: (...entries: readonly [Element, boolean][]) => void;
}

let observers: FakeObserver[];
let changes = 0;
let sight: PanelSight;

const element = (): Element => ({}) as Element;

beforeEach(() => {
  vi.useFakeTimers();
  observers = [];
  changes = 0;
  sight = new PanelSight((callback, { rootMargin = '' }) => {
    const watched = new Set<Element>();
    const report: FakeObserver['report'] = (...entries) =>
      callback(
        entries.map(([target, isIntersecting]) => ({ target, isIntersecting }) as IntersectionObserverEntry),
        {} as IntersectionObserver,
      );
    observers.push({ rootMargin, watched, report });
    return {
      observe: (target) => void watched.add(target),
      unobserve: (target) => void watched.delete(target),
      disconnect: () => watched.clear(),
    };
  });
  sight.onChange(() => (changes += 1));
});

afterEach(() => {
  sight.stop();
  vi.useRealTimers();
});

describe('PanelSight', () => {
  test('knows only panels in the window and far ones until a person uses the page', () => {
    const [a, b] = [element(), element()];
    const nearIds: string[] = [];
    for (const [id, at] of Object.entries({ a, b })) sight.watch(id, at, () => nearIds.push(id));
    expect(sight.of('a')).toBe('unknown');
    expect(observers.map((o) => o.rootMargin)).toEqual(['0px']);
    observers[0]?.report([a, true], [b, false]);
    expect([sight.of('a'), sight.of('b')]).toEqual(['visible', 'far']);
    expect(nearIds).toEqual(['a']);
    expect(changes).toBe(1);
  });

  test('distinguishes panels in the window, near it and far from it while a person uses the page', () => {
    const [a, b, c] = [element(), element(), element()];
    const nearIds: string[] = [];
    for (const [id, at] of Object.entries({ a, b })) sight.watch(id, at, () => nearIds.push(id));
    observers[0]?.report([a, true], [b, false]);
    sight.widen();
    sight.watch('c', c);
    observers[0]?.report([c, false]);
    expect(observers.map((o) => o.rootMargin)).toEqual(['0px', '150% 0px']);
    expect(observers.map((o) => o.watched.size)).toEqual([3, 3]);
    expect([sight.of('a'), sight.of('b'), sight.of('c')]).toEqual(['visible', 'far', 'far']);
    observers[1]?.report([a, true], [b, true], [c, false]);
    expect([sight.of('a'), sight.of('b'), sight.of('c')]).toEqual(['visible', 'near', 'far']);
    expect(nearIds).toEqual(['a', 'b']);
    observers[0]?.report([a, false]);
    expect(sight.of('a')).toBe('near');
  });

  test('after it is narrowed, a panel outside the window is far until it is widened again', () => {
    const a = element();
    sight.watch('a', a);
    sight.widen();
    observers[0]?.report([a, false]);
    observers[1]?.report([a, true]);
    sight.narrow();
    expect(sight.of('a')).toBe('far');
    const before = changes;
    sight.widen();
    expect(sight.of('a')).toBe('near');
    expect(changes).toBe(before + 1);
    expect(observers).toHaveLength(2);
  });

  test('counts every panel as visible in a browser without IntersectionObserver', () => {
    const blind = new PanelSight(null);
    blind.watch('a', element());
    expect(blind.of('a')).toBe('visible');
  });

  test('counts a panel as visible when the browser reports nothing about it within a second', () => {
    const [a, b] = [element(), element()];
    sight.watch('a', a);
    sight.watch('b', b);
    observers[0]?.report([b, false]);
    expect(sight.of('never watched')).toBe('unknown');
    vi.advanceTimersByTime(1000);
    expect([sight.of('a'), sight.of('b'), sight.of('never watched')]).toEqual(['visible', 'far', 'visible']);
    expect(changes).toBe(2);
  });

  test('a panel that is watched again is unknown again; a panel that is gone keeps its last report', () => {
    const [old, young] = [element(), element()];
    sight.widen();
    const stop = sight.watch('a', old);
    observers[0]?.report([old, true]);
    observers[1]?.report([old, true]);
    stop();
    expect(observers.map((o) => o.watched.size)).toEqual([0, 0]);
    expect(sight.of('a')).toBe('visible');
    sight.watch('a', young);
    expect(sight.of('a')).toBe('unknown');
  });

  test('a panel that two elements show is where the nearer one is, and both learn of it', () => {
    const [far, near] = [element(), element()];
    const nearOnes: string[] = [];
    sight.watch('a', far, () => nearOnes.push('far'));
    const stop = sight.watch('a', near, () => nearOnes.push('near'));
    observers[0]?.report([far, false], [near, true]);
    expect(sight.of('a')).toBe('visible');
    expect(nearOnes).toEqual(['near']);
    stop();
    expect(sight.of('a')).toBe('far');
    observers[0]?.report([far, true]);
    expect(sight.of('a')).toBe('visible');
    expect(nearOnes).toEqual(['near', 'far']);
  });
});
