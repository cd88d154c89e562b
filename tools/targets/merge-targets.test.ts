import { describe, expect, it } from 'vitest';
import type { FoundTarget } from './found-targets';
import { MARK, mergeTargets } from './merge-targets';

function found(target: string, more: Partial<FoundTarget> = {}): FoundTarget {
  return { target, scheme: null, role: null, ...more };
}

function ours(target: string, labels: Record<string, string> = {}) {
  return { targets: [target], labels: { [MARK]: target, ...labels } };
}

describe('mergeTargets', () => {
  it('replaces its own targets with the found ones', () => {
    const merged = mergeTargets([ours('a:1'), ours('b:1')], [found('b:1'), found('c:1')], {});
    expect(merged).toEqual({
      groups: [ours('b:1'), ours('c:1')],
      added: ['c:1'],
      removed: ['a:1'],
      kept: [],
    });
  });

  it('changes nothing when it runs again', () => {
    const targets = [found('a:1', { scheme: 'https', role: 'decode' }), found('b:1')];
    const once = mergeTargets([{ targets: ['z:1'] }], targets, { cluster: 'a' });
    const twice = mergeTargets(once.groups, targets, { cluster: 'a' });
    expect(twice).toEqual({ ...once, added: [], removed: [] });
  });

  it('keeps the groups of the user unchanged and first, and writes none of their targets twice', () => {
    const theirs = [
      { targets: ['z:1', 'a:1'], labels: { cluster: 'x' } },
      { targets: [], labels: {} },
      { targets: ['y:1'] },
    ];
    const merged = mergeTargets([ours('a:1'), ...theirs], [found('a:1'), found('b:1')], { cluster: 'b' });
    expect(merged.groups).toEqual([...theirs, ours('b:1', { cluster: 'b' })]);
    expect(merged.kept).toEqual(['z:1', 'a:1', 'y:1']);
    expect(merged.removed).toEqual([]);
  });

  it('treats targets that the user changed or added in its own groups as those of the user', () => {
    const changed = { targets: ['a:1', 'mine:1'], labels: { [MARK]: 'a:1', cluster: 'x' } };
    const corrected = { targets: ['b:2'], labels: { [MARK]: 'b:1' } };
    const merged = mergeTargets([changed, corrected], [found('c:1')], {});
    expect(merged.groups).toEqual([
      { targets: ['mine:1'], labels: { cluster: 'x' } },
      { targets: ['b:2'], labels: {} },
      ours('c:1'),
    ]);
    expect(merged.removed).toEqual(['a:1']);
  });

  it('keeps labels that the user added to a target, below those of the command line', () => {
    const before = [ours('a:1', { rack: '7', cluster: 'old' })];
    expect(mergeTargets(before, [found('a:1')], { cluster: 'new' }).groups).toEqual([
      ours('a:1', { rack: '7', cluster: 'new' }),
    ]);
  });

  it.each([
    ['https', null, '__scheme__'],
    ['http', null, null],
    [null, 'https', '__scheme__'],
    ['http', 'https', null],
  ] as const)(
    'sets the scheme of a target that a source lists as %s and the file as %s',
    (scheme, before, label) => {
      const old = ours('a:1', before === null ? {} : { __scheme__: before });
      const [group] = mergeTargets([old], [found('a:1', { scheme })], {}).groups;
      expect(group).toEqual(ours('a:1', label === null ? {} : { [label]: 'https' }));
    },
  );

  it('updates the role', () => {
    const [first] = mergeTargets([], [found('a:1', { role: 'prefill' })], {}).groups;
    expect(first).toEqual(ours('a:1', { lmdeploy_role: 'prefill' }));
    const before = [ours('a:1', { lmdeploy_role: 'prefill' })];
    expect(mergeTargets(before, [found('a:1', { role: 'decode' })], {}).groups).toEqual([
      ours('a:1', { lmdeploy_role: 'decode' }),
    ]);
    expect(mergeTargets(before, [found('a:1')], {}).groups).toEqual([ours('a:1')]);
  });
});
