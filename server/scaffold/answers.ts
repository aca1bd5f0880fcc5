import type { GradeName } from '../../schemas/standard.js';
import type { EnterpriseType, Industry } from '../../schemas/vocabulary.js';

/** What is known of a new project. Everything may be left open. Days are ISO texts. */
export interface Answers {
  readonly type?: EnterpriseType | undefined;
  readonly industries: readonly Industry[];
  readonly name?: string | undefined;
  /** 统一社会信用代码 */
  readonly creditCode?: string | undefined;
  /** What is to be certified. */
  readonly scope?: string | undefined;
  readonly target?: GradeName | undefined;
  /** The documents were begun. */
  readonly prepared?: string | undefined;
  /** The system took effect. */
  readonly effective?: string | undefined;
  readonly application?: string | undefined;
  readonly outlets?: number | undefined;
  readonly employees?: number | undefined;
}

/** One file of a new project; its path is relative to the project's root, with `/`. */
export interface ScaffoldFile { readonly path: string; readonly text: string }
