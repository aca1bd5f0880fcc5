import type { Fault, FaultKind } from '../../text/fault.js';

/** Why a workbook cannot be read at all. Thrown inside this folder only: `readWorkbook` makes a fault of it. */
export class WorkbookProblem extends Error {
  constructor(readonly kind: Extract<FaultKind, `workbook-${string}`>, readonly args: Fault['args'] = {}) {
    super(kind);
  }
}
