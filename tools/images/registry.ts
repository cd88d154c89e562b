import * as v from 'valibot';
import { isDigest, type Image } from './image';

/** The API of the registry of images whose name has no host. */
export const DEFAULT_REGISTRY = 'https://registry-1.docker.io';

/** Indexes first: their digest is the same on every platform. */
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Some servers use one name, some the other, some both. */
const TOKEN = v.object({ token: v.optional(v.string()), access_token: v.optional(v.string()) });

const TIMEOUT_MS = 30_000;

/**
 * Asks a registry, without a password, for the digest of a tag.
 * @param defaultRegistry the URL of the API for images whose name has no host
 * @throws Error with one sentence when no registry responds, it refuses, or its response has no digest
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export async function digestOf(image: Image, defaultRegistry = DEFAULT_REGISTRY): Promise<string> {
  const { registry, repository, tag } = image;
  const url = `${apiOf(registry, defaultRegistry)}/v2/${repository}/manifests/${tag}`;
  let response = await send(url, { method: 'HEAD', headers: { accept: MANIFESTS } });
  const challenge = response.headers.get('www-authenticate');
  if (response.status === 401 && challenge !== null) {
    const authorization = `Bearer ${await tokenFor(challenge, repository)}`;
    response = await send(url, { method: 'HEAD', headers: { accept: MANIFESTS, authorization } });
  }
  if (!response.ok) throw new Error(`${url} responded with status ${response.status}.`);
  const digest = response.headers.get('docker-content-digest') ?? '';
  if (!isDigest(digest)) throw new Error(`${url} responded without a SHA-256 digest.`);
  return digest;
}

/** As Docker does, http on this machine and https elsewhere. */
function apiOf(registry: string | null, defaultRegistry: string): string {
  if (registry === null) return defaultRegistry.replace(/\/+$/, '');
  const isLocal = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(registry);
  return `${isLocal ? 'http' : 'https'}://${registry}`;
}

/** @throws Error when the challenge is not a Bearer challenge, or its server gives no token */
async function tokenFor(challenge: string, repository: string): Promise<string> {
  const fields = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const realm = fields.get('realm') ?? '';
  if (!/^bearer /i.test(challenge) || !URL.canParse(realm)) {
    throw new Error(`The registry of ${repository} wants a password, which this command does not send.`);
  }
  const url = new URL(realm);
  const service = fields.get('service');
  if (service !== undefined) url.searchParams.set('service', service);
  url.searchParams.set('scope', fields.get('scope') ?? `repository:${repository}:pull`);
  const response = await send(url.href, {});
  const body: unknown = response.ok ? await response.json().catch(() => null) : null;
  const read = v.safeParse(TOKEN, body);
  const token = read.success ? (read.output.token ?? read.output.access_token) : undefined;
  if (token === undefined) {
    throw new Error(`${url.origin} gave no token for ${repository} (status ${response.status}).`);
  }
  return token;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new Error(`No response from ${new URL(url).origin}: ${why}.`, { cause: error });
  }
}
