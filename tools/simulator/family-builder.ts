import { boundLabel } from './buckets';
import { type Histogram } from './histogram';
import { type Metrics } from './metrics';
import { type Family, type FamilyType } from './samples';
import { type ModelPlan } from './model-plan';

/** All of them are exported as 0 from the start; only FINISH ever increases. */
const finishedReasons = [
  'SUCCESS',
  'FINISH',
  'ENGINE_STOP_ERROR',
  'SESSION_REPEAT',
  'SESSION_NOT_EXIST',
  'HANDLER_NOT_EXIST',
  'INPUT_LENGTH_ERROR',
  'INTERNAL_ENGINE_ERROR',
  'CANCEL',
  'PREFIX_CACHE_CONFLICT',
  'NO_QUEUE',
  'NOT_SUPPORTED',
  'OUT_OF_MEMORY',
] as const;

/** Builds families with the labels of one rank. */
export class FamilyBuilder {
  readonly #labels: Readonly<{ engine: string; model_name: string }>;
  readonly #draftPositions: number;

  constructor(plan: ModelPlan, engine: string) {
    this.#labels = { engine, model_name: plan.name };
    this.#draftPositions = plan.specDecode?.acceptedUpTo.length ?? 0;
  }

  gauge(name: string, help: string, read: (metrics: Metrics) => number): Family {
    return this.#one('gauge', name, help, read);
  }

  counter(name: string, help: string, read: (metrics: Metrics) => number): Family {
    return this.#one('counter', name, help, read);
  }

  /** LMDeploy creates this family and never sets its labels. */
  backendConfig(): Family {
    const name = 'lmdeploy:backend_config_info';
    return {
      name,
      type: 'info',
      help: 'information of backend_config',
      series: [{ name, labels: {} }],
      write(_process, _nowMs, out, at) {
        out[at] = 1;
      },
    };
  }

  requestSuccess(): Family {
    const name = 'lmdeploy:request_success_total';
    const { engine, model_name } = this.#labels;
    return {
      name,
      type: 'counter',
      help: 'Count of successfully processed requests.',
      series: finishedReasons.map((reason) => ({
        name,
        labels: { engine, finished_reason: `ResponseType.${reason}`, model_name },
      })),
      write(process, _nowMs, out, at) {
        finishedReasons.forEach((reason, i) => {
          out[at + i] = reason === 'FINISH' ? process.metrics.finished : 0;
        });
      },
    };
  }

  /** One series for each draft position; no series before the first draft. */
  perPosition(
    type: FamilyType,
    name: string,
    help: string,
    read: (metrics: Metrics, position: number) => number,
  ): Family {
    const full = `lmdeploy:${name}`;
    const series = Array.from({ length: this.#draftPositions }, (_, position) => ({
      name: full,
      labels: { ...this.#labels, position: String(position) },
    }));
    return {
      name: full,
      type,
      help,
      series,
      write({ metrics }, _nowMs, out, at) {
        for (let position = 0; position < series.length; position++) {
          out[at + position] = metrics.drafts > 0 ? read(metrics, position) : NaN;
        }
      },
    };
  }

  histogram(
    name: string,
    help: string,
    bounds: readonly number[],
    read: (metrics: Metrics) => Histogram,
  ): Family {
    const full = `lmdeploy:${name}`;
    const labels = this.#labels;
    const { engine, model_name } = labels;
    const buckets = [...bounds.map(boundLabel), '+Inf'].map((le) => ({
      name: `${full}_bucket`,
      labels: { engine, le, model_name },
    }));
    return {
      name: full,
      type: 'histogram',
      help,
      series: [...buckets, { name: `${full}_count`, labels }, { name: `${full}_sum`, labels }],
      write(process, _nowMs, out, at) {
        read(process.metrics).write(out, at);
      },
    };
  }

  #one(type: FamilyType, name: string, help: string, read: (metrics: Metrics) => number): Family {
    const full = `lmdeploy:${name}`;
    return {
      name: full,
      type,
      help,
      series: [{ name: full, labels: this.#labels }],
      write(process, _nowMs, out, at) {
        out[at] = read(process.metrics);
      },
    };
  }
}
