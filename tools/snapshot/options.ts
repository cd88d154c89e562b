import { parseArgs } from 'node:util';

export interface SnapshotOptions {
  readonly help: boolean;
  /** The dashboard, with its own query: range, filters, theme, language. */
  readonly url: string;
  /** Ids of panels; empty for the overview. */
  readonly panels: readonly string[];
  /** Where each image goes. With several panels, the id of the panel is part of the name. */
  readonly out: string;
  readonly format: 'png' | 'pdf' | 'svg';
  /** CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly timeoutS: number;
  readonly headers: Readonly<Record<string, string>>;
}

export const USAGE = `npm run snapshot -- URL [options] --out FILE

Makes images of the dashboard for reports and chats, with the Chromium of this machine. The query of the URL holds range, filters,
theme and language: copy it from the browser.

  --panel ID             a panel, such as time-to-first-token; repeat it for more. Without one: findings and overview
  --out FILE             .png (twice the resolution of a screen), .pdf, or .svg: the chart of a panel with its legend, as lines and text;
                         without --panel a badge with the state of the selection
  --width N --height N   size in CSS pixels (1200, 500)
  --header 'NAME: VALUE' sent with every request, such as a token; repeat it for more
  --timeout SECONDS      limit for the page to load (60)
  --help                 this text

Exit code: 0 done, 1 the page has no data or cannot be reached (images that can be made are written), 2 wrong usage.
`;

const FORMATS = ['png', 'pdf', 'svg'] as const;

/**
 * Reads the command line.
 * @throws Error with one sentence that names what is wrong
 */
export function parseSnapshotOptions(args: readonly string[]): SnapshotOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      panel: { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: '' },
      width: { type: 'string', default: '1200' },
      height: { type: 'string', default: '500' },
      header: { type: 'string', multiple: true, default: [] },
      timeout: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  });
  const [url = '', ...rest] = positionals;
  const shared = {
    panels: values.panel,
    widthPx: parseNumber('width', values.width, 200, 10_000),
    heightPx: parseNumber('height', values.height, 120, 10_000),
    timeoutS: parseNumber('timeout', values.timeout, 1, 600),
    headers: Object.fromEntries(values.header.map(parseHeader)),
  };
  if (values.help) return { ...shared, help: true, url, out: values.out, format: 'png' };
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new Error(`Name the URL of the dashboard, such as http://127.0.0.1:5173/, not "${url}".`);
  }
  if (rest.length > 0) throw new Error(`There is one URL; "${rest.join(' ')}" is too much.`);
  const unknown = values.panel.find((id) => !/^[a-z0-9-]+$/.test(id));
  if (unknown !== undefined) throw new Error(`--panel must be the id of a panel, not "${unknown}".`);
  const format = FORMATS.find((one) => values.out.toLowerCase().endsWith(`.${one}`));
  if (format === undefined) throw new Error(`--out must end in .png, .pdf or .svg, not "${values.out}".`);
  return { ...shared, help: false, url, out: values.out, format };
}

function parseHeader(text: string): [string, string] {
  const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new Error(`--header must be 'NAME: VALUE', not "${text}".`);
  }
  return [name, value];
}

function parseNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${flag} must be a whole number from ${least} to ${most}, not "${text}".`);
}
