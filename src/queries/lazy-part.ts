import { QueryError } from './http/errors';

/**
 * The code of a request that the first picture does not need, by its `import()`.
 * @throws QueryError of kind `aborted` when it cannot be loaded, which says nothing about Prometheus
 */
export const lazyPart = <Part>(part: Promise<Part>): Promise<Part> =>
  part.catch((cause: unknown) => {
    throw new QueryError('aborted', 'a part of the page could not be loaded', { cause });
  });
