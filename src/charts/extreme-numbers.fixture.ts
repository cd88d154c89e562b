import { fc } from '../lib/property.fixture';

/** Any finite number, with those at the ends of the range of a double more often than chance gives them. */
export const EXTREME_NUMBERS: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, Number.MAX_VALUE, 1e308, -1e308, 1e300, 1e-300, 5e-324, -5e-324, 1, -1),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
