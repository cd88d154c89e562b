import type { Text } from '../../lib/text';

/** The words of the keyboard help that nothing else uses. */
export const KEY_WORDS = {
  refresh: { en: 'Refresh now', zh: '立即刷新' },
  range: { en: 'Choose the time range', zh: '选择时间范围' },
  zoomOut: { en: 'Zoom out', zh: '扩大时间范围' },
  capacity: { en: 'Capacity: how much more load the servers can take', zh: '容量：服务还能承受多少负载' },
  shift: { en: 'Earlier, later', zh: '更早、更晚' },
  help: { en: 'This list', zh: '显示此列表' },
  panel: { en: 'On the panel with the pointer or the focus', zh: '对鼠标所在或获得焦点的面板' },
  page: { en: 'On the page', zh: '对整个页面' },
  chart: { en: 'On a focused chart', zh: '对获得焦点的图表' },
  moveCrosshair: { en: 'Move the crosshair', zh: '移动十字线' },
  moveFar: { en: 'Move it by ten points', zh: '一次移动十个点' },
  ends: { en: 'First and last point', zh: '第一个点、最后一个点' },
  mark: { en: 'Mark a period', zh: '选取一段时间' },
  zoomMark: { en: 'Zoom in on the marked period', zh: '缩放到选取的时段' },
  pin: { en: 'Pin the tooltip at the crosshair', zh: '固定十字线处的提示框' },
  legend: { en: 'In a legend', zh: '在图例中' },
  moveRow: { en: 'Previous line, next line', zh: '上一条线、下一条线' },
  alone: { en: 'Show only this line, or all lines again', zh: '只看此线，或恢复全部' },
  add: { en: 'Add or remove this line', zh: '增减此线' },
  single: { en: 'Enable shortcuts of one character, such as R', zh: '启用单字符快捷键（如 R）' },
  drag: {
    en: 'Drag over a chart to zoom in, double-click to zoom out.',
    zh: '在图上拖动以缩放到所选时段，双击扩大时间范围。',
  },
  touch: {
    en: 'With two fingers: pinch to zoom, move both sideways to shift the range.',
    zh: '触屏：双指捏合缩放时间范围，双指左右移动平移时间范围。',
  },
} as const satisfies Readonly<Record<string, Text>>;
