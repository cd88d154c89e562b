/** The number rounded to 12 significant digits: without the error of binary fractions, such as 0.30000000000000004. */
export const tidy = (value: number): number => Number(value.toPrecision(12));
