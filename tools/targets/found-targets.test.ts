import { describe, expect, it } from 'vitest';
import { findTargets } from './found-targets';

function nodes(...urls: string[]) {
  return urls.map((url) => ({ url, role: null }));
}

function targetsOf(ownMachine: string, ...urls: string[]): string[] {
  return findTargets([{ nodes: nodes(...urls), ownMachine }]).targets.map(({ target }) => target);
}

describe('findTargets', () => {
  it('sorts by name and by number', () => {
    expect(targetsOf('x', 'b:2', 'a:10', 'a:9', '10.0.0.10:1', '10.0.0.9:1')).toEqual([
      '10.0.0.9:1',
      '10.0.0.10:1',
      'a:9',
      'a:10',
      'b:2',
    ]);
  });

  it.each(['0.0.0.0', '127.0.0.1', 'localhost', '[::1]', '[::]', '127.1'])(
    'rewrites %s and says so',
    (host) => {
      const { targets, notes } = findTargets([
        { nodes: nodes(`http://${host}:23333`), ownMachine: 'host.docker.internal' },
      ]);
      expect(targets).toEqual([{ target: 'host.docker.internal:23333', scheme: 'http', role: null }]);
      expect(notes).toEqual([
        expect.stringMatching(/:23333 is written as host\.docker\.internal:23333.*--host/),
      ]);
    },
  );

  it('rewrites to an IPv6 address', () => {
    expect(targetsOf('2001:db8::5', '127.0.0.1:1')).toEqual(['[2001:db8::5]:1']);
  });

  it('says nothing where the name stays', () => {
    expect(findTargets([{ nodes: nodes('127.0.0.1:1', 'a:1'), ownMachine: '127.0.0.1' }]).notes).toEqual([]);
  });

  it('takes an address once, also over several sources, and keeps what one of them knows', () => {
    const found = findTargets([
      { nodes: nodes('a:1', 'http://a:1', '0.0.0.0:1'), ownMachine: 'a' },
      { nodes: [{ url: 'https://a:1', role: 'decode' }], ownMachine: 'b' },
    ]);
    expect(found.targets).toEqual([{ target: 'a:1', scheme: 'http', role: 'decode' }]);
  });

  it('leaves out what is no address and says so', () => {
    const found = findTargets([{ nodes: nodes('a:1', 'nonsense'), ownMachine: 'x' }]);
    expect(found.targets).toHaveLength(1);
    expect(found.notes).toEqual([expect.stringMatching(/^Left out: "nonsense"/)]);
  });
});
