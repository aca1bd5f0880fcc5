import type { Row } from '../model.js';
import { quantityInCell, type FoundQuantity } from './quantities.js';

/**
 * Figures of a row whose unit stands in the column's header. `text` is the row as its reader composed it,
 * `header:cell;header:cell;`; places are places in it.
 */
export function quantitiesByHeader(row: Row, text: string): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  let at = 0;
  for (const cell of row.cells) {
    const value = cell.text.text;
    if (value === '') continue;
    const label = cell.header === '' ? '' : cell.header.endsWith(':') ? cell.header : `${cell.header}:`;
    const labelled = text.indexOf(label + value, at);
    // In a table of labels and values the label is a cell of its own and stands in the text already.
    const from = labelled >= 0 ? labelled + label.length : text.indexOf(value, at);
    if (from < 0) return found;
    at = from;
    const quantity = quantityInCell(value, cell.header);
    if (quantity) found.push({ ...quantity, from: quantity.from + at, end: quantity.end + at });
    at += value.length;
  }
  return found;
}
