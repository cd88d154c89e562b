import { parseArgs } from 'node:util';
import { DEFAULT_REGISTRY } from './registry';

export interface ImagesOptions {
  readonly help: boolean;
  readonly isWriting: boolean;
  /** URL of the registry of images whose name has no host. */
  readonly registry: string;
}

export const USAGE = `npm run images [-- options]

Compares the images of docker-compose.yaml and of the Dockerfiles with their registries: says which are not pinned to a
digest, and which have another digest than their tag has now. Exit code 1 when one differs or cannot be looked up.

  --write         write the digest of each tag into the files: NAME:TAG@sha256:…
  --registry URL  the registry, such as a mirror, of images without a host in their name (${DEFAULT_REGISTRY})
  --help          this text
`;

/** @throws Error with one sentence that names the flag that is wrong */
export function parseImagesOptions(args: readonly string[]): ImagesOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      registry: { type: 'string', default: DEFAULT_REGISTRY },
    },
  });
  if (!/^https?:\/\/[^/]/.test(values.registry) || !URL.canParse(values.registry)) {
    throw new Error(`--registry must be a URL with http or https, not "${values.registry}".`);
  }
  return { help: values.help, isWriting: values.write, registry: values.registry };
}
