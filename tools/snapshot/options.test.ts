import { describe, expect, it } from 'vitest';
import { parseSnapshotOptions } from './options';

const PAGE = 'http://127.0.0.1:5173/?from=now-6h';

describe('parseSnapshotOptions', () => {
  it('reads the page, panels, file and size', () => {
    const args = [PAGE, '--panel', 'queue-time', '--out', 'a.PDF', '--width', '800', '--header', 'X-Id: 7'];
    expect(parseSnapshotOptions(args)).toEqual({
      help: false,
      url: PAGE,
      panels: ['queue-time'],
      out: 'a.PDF',
      format: 'pdf',
      widthPx: 800,
      heightPx: 500,
      timeoutS: 60,
      headers: { 'X-Id': '7' },
    });
  });

  it.each([
    [['--out', 'a.png'], 'Name the URL of the dashboard'],
    [['file:///etc/passwd', '--out', 'a.png'], 'Name the URL of the dashboard'],
    [[PAGE, PAGE, '--out', 'a.png'], 'There is one URL'],
    [[PAGE], '--out must end in'],
    [[PAGE, '--out', 'a.gif'], '--out must end in'],
    [[PAGE, '--out', 'a.png', '--panel', '../x'], '--panel must be the id'],
    [[PAGE, '--out', 'a.png', '--width', '0'], '--width must be a whole number from 200'],
    [[PAGE, '--out', 'a.png', '--header', 'token'], '--header must be'],
  ])('says what is wrong: %j', (args, message) => {
    expect(() => parseSnapshotOptions(args)).toThrow(message);
  });
});
