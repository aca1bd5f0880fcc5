import type { Localized } from '../../schemas/localized.js';

/** What the user asked for cannot be done as asked: shown in one line, exit 2. */
export class UsageError extends Error {
  constructor(readonly text: Localized) {
    super(text.en);
  }
}
