/** What the periods of a calendar are. */
export const CALENDAR_UNITS = ['hour', 'day'] as const;
export type PeriodUnit = (typeof CALENDAR_UNITS)[number];
