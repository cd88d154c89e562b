import type { View } from '../../url/view';

/** What a panel that is alone in a frame shows besides its title. */
export interface FrameParts {
  readonly hasHelp: boolean;
  /** `line`: one line with the last values. */
  readonly legend: 'table' | 'line' | 'none';
  /** True where there is room for the value and its spark line only. */
  readonly isValue: boolean;
}

/** Everything: a panel on the page, or one whose size is not known yet. */
export const ALL_PARTS: FrameParts = { hasHelp: true, legend: 'table', isValue: false };

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/*
 * Heights from which a part leaves the plot at least half of the panel, CSS pixels: the title has 30, the time axis 20, the
 * description up to 40, a line of the legend 24 and its table 26 + 24 for each line.
 */
const HELP_PX = 280;
const TABLE_PX = 380;
const LINE_PX = 170;
const CHART_PX = 110;
/** The labels of the axis and of the lines need 110 of the width. */
const CHART_WIDTH_PX = 200;

/** The parts that fit; the parameters `help` and `legend` of the link decide otherwise. */
export function framePartsOf(
  { widthPx, heightPx }: Size,
  { help, legend }: Pick<View, 'help' | 'legend'>,
): FrameParts {
  const isValue = heightPx < CHART_PX || widthPx < CHART_WIDTH_PX;
  const fitting = heightPx >= TABLE_PX ? 'table' : heightPx >= LINE_PX ? 'line' : 'none';
  return {
    hasHelp: help === 'auto' ? heightPx >= HELP_PX : help === 'on',
    legend: legend === 'auto' ? fitting : legend,
    isValue,
  };
}
