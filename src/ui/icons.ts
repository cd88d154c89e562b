/** SVG paths of the icons on a 16 × 16 grid, with a stroke of 1.25 px; `dots` is filled instead. */
export const ICONS = {
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3.5M10.5 2v3.5',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevron: 'M4 6.5 8 10.5 12 6.5',
  clock: 'M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0M8 5v3l2 1.5',
  close: 'M4 4l8 8M12 4l-8 8',
  compare: 'M2 12.5 5.5 8l3 2.5 5-6M2 9.5l3-3 3 2',
  dots: 'M4.6 8a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0M9.1 8a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0M13.6 8a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0',
  filter: 'M2 4h12M4 8h8M6.5 12h3',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  right: 'M6 3.5 10.5 8 6 12.5',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.3 10.3 14 14',
  zoomOut: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.3 10.3 14 14M5 7h4',
} as const;

export type IconName = keyof typeof ICONS;
