import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SHOTS, type Shot } from './shots';

export interface ScreenshotsOptions {
  readonly help: boolean;
  readonly shots: readonly Shot[];
  /** Absolute, or relative to the working folder. */
  readonly outDir: string;
}

export const USAGE = `npm run screenshots [-- options]

Makes the pictures of README and docs again: builds the page, simulates hours of the demo up to a fixed moment, and opens the page in
the Chromium of this machine with its clock at that moment. A second run on the same machine makes the same files. Takes half a
minute, and up to two on a busy machine.

  --only NAME   this picture, such as page-en; repeat it for more (all)
  --out DIR     where the files go (docs/pictures)
  --help        this text
`;

const PICTURES = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

/** @throws Error with one sentence that names what is wrong */
export function parseScreenshotsOptions(args: readonly string[]): ScreenshotsOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: PICTURES },
    },
  });
  const names = SHOTS.map(({ name }) => name);
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`--only must be one of ${names.join(', ')}, not "${unknown}".`);
  const shots = values.only.length === 0 ? SHOTS : SHOTS.filter(({ name }) => values.only.includes(name));
  return { help: values.help, shots, outDir: values.out };
}
