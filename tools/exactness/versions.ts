import { join } from 'node:path';
import { sidPackage } from '../deps/sid-package';
import { findBinary } from '../prometheus/binaries';

/** A Prometheus to compare with. */
export interface PrometheusVersion {
  readonly name: string;
  readonly prometheus: string;
}

/** Prometheus of this machine and, where it can be had, that of Debian sid. */
export async function prometheusVersions(): Promise<PrometheusVersion[]> {
  const versions: PrometheusVersion[] = [];
  const own = findBinary('prometheus');
  if (own !== null) versions.push({ name: 'of the system', prometheus: own });
  const sid = await sidPackage('prometheus');
  if (sid !== null)
    versions.push({ name: 'of Debian sid', prometheus: join(sid, 'usr', 'bin', 'prometheus') });
  return versions;
}
