import * as fc from 'fast-check';

/*
 * fast-check with one seed for every run, so that a test that passed on a commit passes on it again. To search with another
 * seed: PROPERTY_SEED=42 npx vitest run. Keep what it finds as an example of the property.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });

export { fc };
