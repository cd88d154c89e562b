import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments';

const nowMs = 1_000_000;

describe('parseArguments', () => {
  it('serves one rank with steady traffic by default', () => {
    expect(parseArguments([], nowMs)).toMatchObject({
      kind: 'serve',
      port: 23333,
      host: '127.0.0.1',
      startMs: nowMs,
      scenario: { models: [{ name: 'internlm3-8b-instruct', ranks: 1, specDecode: null }], incidents: [] },
    });
  });

  it('takes models, ranks, rate, drafts and faults', () => {
    const models = ['--model', 'a/b', '--model', 'c', '--ranks', '2', '--rate', '0.5', '--spec', '3'];
    const faults = ['--fault', 'overload:60:5', '--fault', 'slow:9:1.5:3@1.5', '--fault', 'stall:7'];
    expect(parseArguments([...models, ...faults], nowMs)).toMatchObject({
      scenario: {
        models: [
          { name: 'a/b', ranks: 2, traffic: { ratePerS: 0.5 }, specDecode: { acceptedUpTo: { length: 3 } } },
          { name: 'c' },
        ],
        incidents: [
          { kind: 'overload', rank: 'all', startMs: nowMs, durationS: 60, factor: 5 },
          { kind: 'slow', rank: 3, startMs: nowMs + 1_500, durationS: 9, factor: 1.5 },
          { kind: 'stall', rank: 'all', durationS: 7 },
        ],
      },
    });
  });

  it('reads the amount of a fault in the unit of its kind', () => {
    const faults = ['leak:60:0.2', 'held-handles:60:4', 'clock-skew:60:-0.5:0', 'api-lag:60'];
    expect(
      parseArguments(
        faults.flatMap((fault) => ['--fault', fault]),
        nowMs,
      ),
    ).toMatchObject({
      scenario: {
        incidents: [
          { kind: 'leak', share: 0.2 },
          { kind: 'held-handles', handles: 4 },
          { kind: 'clock-skew', lagS: -0.5, rank: 0 },
          { kind: 'api-lag', durationS: 60 },
        ],
      },
    });
  });

  it('takes how clients behave', () => {
    const flags = ['--hang-up', '0.5', '--patience', '20', '--streaming', '0', '--several', '0.25'];
    expect(parseArguments([...flags, '--clients', '8', '--keep-alive', '75'], nowMs)).toMatchObject({
      scenario: {
        models: [
          {
            traffic: {
              hangUpChance: 0.5,
              patienceS: 20,
              streamingChance: 0,
              severalChance: 0.25,
              closedLoops: [{ clients: 8, startMs: nowMs }],
            },
            sockets: { keepAliveS: 75 },
          },
        ],
      },
    });
    expect(() => parseArguments(['--hang-up', '2'], nowMs)).toThrow('--hang-up must be a number from 0 to 1');
  });

  it('ignores all else with --help', () => {
    expect(parseArguments(['--help', '--rate', 'x'], nowMs)).toEqual({ kind: 'help' });
  });

  it.each([
    [['--prt', '1'], "Unknown option '--prt'"],
    [['serve'], 'Unexpected argument'],
    [['--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000".'],
    [['--port', ''], '--port must be'],
    [['--ranks', '2.5'], '--ranks must be a whole number'],
    [['--rate=-1'], '--rate must be a number above 0'],
    [['--rate', 'NaN'], '--rate must be a number above 0'],
    [['--fault', 'fire:60'], '--fault fire:60: must be KIND:SECONDS'],
    [['--fault', 'stall:0'], '--fault stall:0: must be'],
    [['--fault', 'slow:5:-1'], '--fault slow:5:-1: must be'],
    [['--fault', 'leak:5:2'], 'share of an incident must be above 0 and at most 1'],
    [['--fault', 'stall:5:1:1'], 'there is no rank 1, the ranks are 0 to 0'],
  ])('refuses %j with a sentence', (args, words) => {
    expect(() => parseArguments(args, nowMs)).toThrow(words);
  });
});
