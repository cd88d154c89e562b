import type { Config } from '../lib/config';
import type { ClientOptions, PrometheusClient } from './http/client';
import type { RangeClient } from './reading-loader';

/** How an app reaches Prometheus. */
export interface Connection {
  readonly client: PrometheusClient;
  /** Sends range queries, several together where it can. Left out: the app collects its own. */
  readonly queries?: RangeClient;
  /** 0 to 1, the same for apps that load together: when they load within an interval, see `dueAtMs`. Left out: at random. */
  readonly random?: number;
}

/** Makes the connection of an app. */
export type Connect = (options: ClientOptions, config: Config) => Connection;
