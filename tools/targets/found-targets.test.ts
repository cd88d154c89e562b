import { describe, expect, it } from 'vitest';
import { findTargets } from './found-targets';

function nodes(...urls: string[]) {
  return urls.map((url) => ({ url, role: null }));
}

function targetsOf(ownMachine: string, ...urls: string[]): string[] {
  return findTargets([{ nodes: nodes(...urls), ownMachine }]).targets.map(({ target }) => target);
}

describe('findTargets', () => {
  it('sorts by host name and by port number', () => {
    expect(targetsOf('x', 'b:2', 'a:10', 'a:9', '10.0.0.10:1', '10.0.0.9:1')).toEqual([
      '10.0.0.9:1',
      '10.0.0.10:1',
      'a:9',
      'a:10',
      'b:2',
    ]);
  });

  it.each(['0.0.0.0', '127.0.0.1', 'localhost', '[::1]', '[::]', '127.1'])(
    'rewrites %s and reports it',
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

  it('puts an IPv6 address in brackets', () => {
    expect(targetsOf('2001:db8::5', '127.0.0.1:1')).toEqual(['[2001:db8::5]:1']);
  });

  it('reports nothing when the name does not change', () => {
    expect(findTargets([{ nodes: nodes('127.0.0.1:1', 'a:1'), ownMachine: '127.0.0.1' }]).notes).toEqual([]);
  });

  it('lists an address once, even from several sources, and keeps the scheme and role that one of them has', () => {
    const found = findTargets([
      { nodes: nodes('a:1', 'http://a:1', '0.0.0.0:1'), ownMachine: 'a' },
      { nodes: [{ url: 'https://a:1', role: 'decode' }], ownMachine: 'b' },
    ]);
    expect(found.targets).toEqual([{ target: 'a:1', scheme: 'http', role: 'decode' }]);
  });

  it('leaves out an invalid address and reports it', () => {
    const found = findTargets([{ nodes: nodes('a:1', 'nonsense'), ownMachine: 'x' }]);
    expect(found.targets).toHaveLength(1);
    expect(found.notes).toEqual([expect.stringMatching(/^Left out: "nonsense"/)]);
  });
});
