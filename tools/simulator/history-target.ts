import { rankFamilies } from './exposition';
import { type Fleet } from './fleet';
import { Random } from './random';
import { type SampleFile } from './sample-file';
import { countSeries, type Family, type SeriesKey, writeSamples } from './samples';

/** The series that Prometheus itself records for each scrape. */
const scrapeSeries = [
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'scrape_samples_post_metric_relabeling',
] as const;

/** The scrapes of one rank within one block, kept until they are written series by series. */
export class HistoryTarget {
  readonly #fleet: Fleet;
  readonly #index: number;
  readonly #families: readonly Family[];
  /** Column in the table and start of the line of each series that is written. */
  readonly #written: readonly { readonly column: number; readonly prefix: Uint8Array }[];
  readonly #table: Float64Array;
  readonly #width: number;
  readonly #random: Random;
  #times: string[] = [];

  constructor(options: {
    readonly fleet: Fleet;
    readonly index: number;
    readonly instance: string;
    readonly job: string;
    readonly scrapesPerBlock: number;
    /** Names of the families to write, or of single series of a histogram, such as `…_sum`; default: all. */
    readonly families?: ReadonlySet<string> | undefined;
  }) {
    const { fleet, index, instance, job, scrapesPerBlock, families } = options;
    this.#fleet = fleet;
    this.#index = index;
    const isWanted = (name: string): boolean => families?.has(name) ?? true;
    this.#families = rankFamilies(fleet, index).filter(
      ({ name, series }) => isWanted(name) || series.some((one) => isWanted(one.name)),
    );
    this.#random = new Random(index, 'scrape duration');
    const keys = [
      ...this.#families.flatMap(({ name, series }) =>
        series.map((key) => ({ key, isWritten: isWanted(name) || isWanted(key.name) })),
      ),
      ...scrapeSeries.map((name) => ({ key: { name, labels: {} }, isWritten: true })),
    ];
    this.#written = keys.flatMap(({ key, isWritten }, column) =>
      isWritten ? [{ column, prefix: Buffer.from(linePrefix(key, { instance, job })) }] : [],
    );
    this.#width = keys.length;
    this.#table = new Float64Array(this.#width * scrapesPerBlock);
  }

  get isEmpty(): boolean {
    return this.#times.length === 0;
  }

  /** Records a scrape at the fleet's present time. */
  scrape(): void {
    const { nowMs } = this.#fleet;
    const reach = this.#fleet.reach(this.#index);
    const at = this.#times.length * this.#width;
    const own = at + countSeries(this.#families);
    let present = 0;
    if (reach.state === 'up') present = writeSamples(this.#families, reach.process, nowMs, this.#table, at);
    else this.#table.fill(NaN, at, own);
    const typicalS = reach.state === 'up' ? 0.006 : 0.001;
    const delayS = reach.state === 'up' ? reach.delayMs / 1000 : 0;
    const durationS = Math.round((this.#random.logNormal(typicalS, 0.3) + delayS) * 1e6) / 1e6;
    this.#table.set([reach.state === 'up' ? 1 : 0, durationS, present, present], own);
    this.#times.push(`${(nowMs / 1000).toFixed(3)}\n`);
  }

  /** Writes all scrapes to the file and forgets them. */
  async writeTo(file: SampleFile): Promise<void> {
    const times = { count: this.#times.length, text: Buffer.from(this.#times.join('')) };
    for (const { column, prefix } of this.#written) {
      await file.writeColumn({ prefix, table: this.#table, width: this.#width, column }, times);
    }
    this.#times = [];
  }
}

/** `name{labels} `, with the labels of the target added the way a scrape adds them. */
function linePrefix({ name, labels }: SeriesKey, target: Readonly<Record<string, string>>): string {
  const pairs = Object.entries({ ...labels, ...target }).map(
    ([key, value]) => `${key}="${escapeLabel(value)}"`,
  );
  return `${name}{${pairs.join(',')}} `;
}

function escapeLabel(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"');
}
