import type { Block, ManualDocument, Row } from '../model.js';

const REGISTER_TITLE = /(?:相关|质量|附件|支持性)?(?:记录|表单|表格|表样|文件)$|清单|目录$|引用文件|引用标准|规范性引用|附录|附件|附表|修[订改](?:记录|履历|历史)|一览表/;
const REGISTER_COLUMN = /(?:文件|表单|记录|表格|制度|程序|资料)(?:编号|名称|号)|表号|保[存管]期/;
/** 编号 alone numbers anything; beside one of these it numbers documents. */
const NAME_COLUMN = /^(?:名称|表单|记录|文件|表格|制度|资料)/;

/** Which parts of a document list forms, documents or revisions rather than speak of them. */
export class RegisterSections {
  readonly #sections: boolean[] = [];
  readonly #tables = new Set<number>();

  /** `titles` and `rows` are what `isRegisterTitle` and `isRegisterRow` say of each section and each block. */
  constructor(document: ManualDocument, titles: readonly { readonly register: boolean }[], rows: readonly { readonly register: boolean }[]) {
    for (const section of document.sections) {
      const above = section.parent === null ? false : this.#sections[section.parent] ?? false;
      this.#sections[section.index] = above || (section.level > 0 && titles[section.index]!.register);
    }
    document.blocks.forEach(({ row }, i) => { if (row && rows[i]!.register) this.#tables.add(row.table); });
  }

  holds(section: number): boolean {
    return this.#sections[section] ?? false;
  }

  lists(block: Block): boolean {
    return this.holds(block.section) || (block.row !== null && this.#tables.has(block.row.table));
  }
}

export function isRegisterTitle(title: string): boolean {
  return REGISTER_TITLE.test(title);
}

/** Whether the columns of a row are those of a register. */
export function isRegisterRow(row: Row): boolean {
  const headers = row.cells.map((cell) => (row.header ? cell.text.text : cell.header));
  return headers.some((h) => REGISTER_COLUMN.test(h)) || (headers.includes('编号') && headers.some((h) => NAME_COLUMN.test(h)));
}
