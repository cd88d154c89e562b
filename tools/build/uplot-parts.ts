import type { Plugin } from 'vite';
import { editCode, type Edits } from './edit-code.ts';

const UPLOT = /\/uplot\/dist\/uPlot\.esm\.js$/;

/**
 * What the charts do not use of uPlot, by the options in `src/charts/options.ts`: cursor, legend and selection are off, both axes
 * are hidden (their ticks are drawn by hooks), no scale has times, and each range is given. Bars, steps, curves and the join of
 * tables are only for others.
 */
const EDITS: Edits = {
  within: 'uPlot',
  // uPlot calls these at each chart, and with these options they do nothing.
  bodies: {
    initAxis: '',
    calcAxesRects: '',
    axesCalc: 'return true;',
    drawAxesGrid: '',
    toggleDOM: '',
    pubSync: '',
    // Both scales have a range of their own, which does not look at what these propose.
    rangeNum: 'return [_min, _max];',
    // And it calls none of these.
    rangeLog: '',
    rangeAsinh: '',
    initLegendRow: '',
    syncLegend: '',
    setLegend: '',
    setLegendValues: '',
    initCursorPt: '',
    cursorPointShow: '',
    updateCursor: '',
    onMouse: '',
    offMouse: '',
    mouseMove: '',
    mouseDown: '',
    mouseUp: '',
    mouseLeave: '',
    dblClick: '',
    cacheMouse: '',
    setSelH: '',
    setSelV: '',
    setFocus: '',
    setSelect: '',
    autoPadSide: '',
    clipBandLine: '',
    snapLogY: '',
    snapAsinhY: '',
  },
  values: {
    mode: '1',
    axes: '[]',
    showLegend: 'false',
    showCursor: 'false',
    cursorFocus: 'false',
    cursorOnePt: 'false',
    _tzDate: 'null',
    _fmtDate: 'null',
    _timeAxisSplits: 'null',
    _timeAxisVals: 'null',
    _timeSeriesVal: 'null',
    '[ timeIncrsMs, _timeAxisStampsMs, timeAxisSplitsMs ]': '[]',
    '[ timeIncrsS,  _timeAxisStampsS,  timeAxisSplitsS  ]': '[]',
    days3: '[]',
    months3: '[]',
    localTz: 'null',
    decIncrs: '[]',
    oneIncrs: '[]',
    wholeIncrs: '[]',
    numIncrs: '[]',
    numFormatter: 'null',
    grid: 'null',
    ticks: 'null',
    border: 'null',
  },
  statements: [
    'if (cursor.dataIdx == null) {',
    'on("click", wrap,',
    'uPlot.fmtNum =',
    'uPlot.rangeNum =',
    'uPlot.rangeLog =',
    'uPlot.rangeAsinh =',
    'uPlot.orient ',
    'uPlot.sync =',
    'uPlot.join =',
    'uPlot.fmtDate =',
    'uPlot.tzDate ',
    'uPlot.addGap =',
    'uPlot.clipGaps =',
    '(paths.linear ',
    '(paths.stepped ',
    '(paths.bars ',
    '(paths.spline ',
  ],
};

/** Leaves parts of uPlot out of the build. The build fails when a new version of uPlot has another text. */
export function uplotParts(): Plugin {
  return {
    name: 'uplot-parts',
    apply: 'build',
    transform: {
      filter: { id: UPLOT },
      handler(code, id) {
        try {
          return { code: editCode(code, this.parse(code), EDITS), map: null };
        } catch (error) {
          return this.error(`${id}: ${String(error)}`);
        }
      },
    },
  };
}
