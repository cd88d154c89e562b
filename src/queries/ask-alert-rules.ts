import type { AlertRules } from './alert-rules';
import type { PrometheusClient } from './http/client';
import { QueryError } from './http/errors';

/**
 * Asks for the alert rules with a part that is loaded for it: what checks the answer is not needed for the first picture.
 * @throws QueryError of kind `aborted` when that cannot be had, which says nothing of Prometheus
 */
export async function askAlertRules(client: PrometheusClient, signal: AbortSignal): Promise<AlertRules> {
  const part = await import('./alert-rules').catch((cause: unknown) => {
    throw new QueryError('aborted', 'a part of the page could not be loaded', { cause });
  });
  return part.fetchAlertRules(client, signal);
}
