import { scopeMisses, SCOPE_ALIASES_LOOKUP } from './business-scope.js';
import type { CelFunction } from './cel-function.js';
import { isCreditCode } from './code-check.js';

/** Functions over what registers say: codes and the scope of a business licence. */
export const REGISTER_FUNCTIONS: Readonly<Record<string, CelFunction>> = {
  // The kind is a literal (see the checks of names), and there is one so far.
  validCode: { signatures: ['validCode(string, string): bool'], takes: ['text'], run: ([, code]) => isCreditCode(code as string) },
  scopeMisses: {
    signatures: ['scopeMisses(string, string): list<string>'], takes: ['text'],
    run([scope, licence], { meter, lookups }) {
      const { misses, looked } = scopeMisses(scope as string, licence as string, lookups.get(SCOPE_ALIASES_LOOKUP));
      meter.spend(looked);
      return misses;
    },
  },
};
