import { LANGUAGE_FILES } from '../../i18n/load-language';
import type { ViewFault } from '../../lib/view-fault';
import { warn } from './warn';

/** The console names each attribute whose value elements cannot use, and what they use instead. */
export async function warnOfAttributes(faults: readonly ViewFault[]): Promise<void> {
  const { linkExpected, linkFault, linkOneOf } = await LANGUAGE_FILES.loadMore('en');
  for (const { name, got, expected, used } of faults)
    warn(
      `${name}="${got}"${linkFault(typeof expected === 'string' ? linkExpected[expected] : linkOneOf(expected), used)}`,
    );
}
