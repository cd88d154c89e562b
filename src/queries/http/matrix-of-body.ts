import type { Grid } from '../../lib/frame';
import type { Matrix } from '../matrix';
import { COARSE_SAMPLES } from '../missing-data';
import { FINEST_S } from '../sample-distance';
import { withExportedNames } from '../metric-prefix';
import { matrixOfText, readMatrix } from './matrix-text';
import { parseJson } from './read-response';

/**
 * The matrix in the body of a response to a range query, with the names of the metrics that LMDeploy exports.
 * @param prefix what the stored names begin with
 * @throws QueryError: the refusal in the body, or one of kind `malformed`
 */
export function matrixOfBody(text: string, grid: Grid, prefix: string): Matrix {
  const matrix = matrixOfText(text, grid) ?? readMatrix(parseJson(text), grid);
  return {
    ...matrix,
    infos: (grid.sourceS ?? 0) > FINEST_S ? [...matrix.infos, COARSE_SAMPLES] : matrix.infos,
    series: withExportedNames(matrix.series, prefix),
  };
}

/** {@link matrixOfBody} for a body in UTF-8. */
export const matrixOfBytes = (bytes: ArrayBuffer, grid: Grid, prefix: string): Matrix =>
  matrixOfBody(new TextDecoder().decode(bytes), grid, prefix);
