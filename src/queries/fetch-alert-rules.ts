import type { AlertRules } from './alert-rules';
import type { PrometheusClient } from './http/client';
import { lazyPart } from './lazy-part';

/**
 * Fetches the alert rules about LMDeploy, of all models and ranks, now. The code that parses the response loads lazily,
 * because the first paint does not need it.
 * @throws QueryError of kind `aborted` when that code cannot be loaded, which says nothing about Prometheus; of kind
 *   `malformed` when the response lists no rules
 */
export async function fetchAlertRules(client: PrometheusClient, signal: AbortSignal): Promise<AlertRules> {
  const { parseAlertRules } = await lazyPart(import('./alert-rules'));
  return parseAlertRules(await client.rules(signal));
}
