import type { PrometheusClient } from '../http/client';
import { QueryError } from '../http/errors';
import { repairOf, type Repair } from './repair';

/** Asks a server how it mends buckets, by its version. @throws QueryError when it is not reached; a refusal is none */
export async function fetchRepair(client: PrometheusClient, signal: AbortSignal): Promise<Repair> {
  try {
    return repairOf(await client.version(signal));
  } catch (error) {
    if (error instanceof QueryError && (error.kind === 'rejected' || error.kind === 'malformed'))
      return repairOf(null);
    throw error;
  }
}
