import { describe, expect, it } from 'vitest';
import { parseDemoOptions } from './options';

describe('parseDemoOptions', () => {
  it('has the usual ports as defaults', () => {
    expect(parseDemoOptions([])).toEqual({
      help: false,
      port: 5173,
      prometheusPort: 9090,
      rankPort: 23333,
      historyHours: 6,
    });
  });

  it('reads each flag', () => {
    const args = ['--port', '0', '--prometheus-port=9091', '--rank-port=4000', '--hours=0.5'];
    expect(parseDemoOptions(args)).toMatchObject({
      port: 0,
      prometheusPort: 9091,
      rankPort: 4000,
      historyHours: 0.5,
    });
  });

  it.each([
    [['--port', '65536'], /--port .*"65536"/],
    [['--port='], /--port .*""/],
    [['--rank-port', '8e3'], /--rank-port .*"8e3"/],
    [['--hours', '0'], /--hours .*"0"/],
    [['--hours', 'six'], /--hours .*"six"/],
    [['--hour', '6'], /--hour/],
    [['now'], /now/],
  ])('refuses %j', (args, message) => {
    expect(() => parseDemoOptions(args)).toThrow(message);
  });
});
