import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHIPPED = fileURLToPath(new URL('../../deploy/prometheus', import.meta.url));
/** Present where the examples want them; what is in them matters only to a server. */
export const EXAMPLE_KEY = 'a-key-of-the-tests';

/** A copy of deploy/prometheus in a folder of its own, for tests that change its target list. */
export async function copyShipped(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lmdeploy-shipped-'));
  await cp(SHIPPED, folder, { recursive: true });
  await cp(join(SHIPPED, 'prometheus.yml'), join(folder, 'secrets', 'ca.crt'));
  await writeFile(join(folder, 'secrets', 'lmdeploy.key'), `${EXAMPLE_KEY}\n`);
  return folder;
}
