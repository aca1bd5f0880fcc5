import type { LookupTable } from '../../schemas/table.js';
import { MATERIALS_LOOKUP } from '../check/materials.js';
import type { CompiledRules } from '../rules/model.js';
import type { Answers } from './answers.js';
import type { View } from './template.js';

type Row = LookupTable['rows'][number];

/** The application materials that are asked of this enterprise at one step (`submission`, `preliminary`, `certificate`). */
export function materialsAt(step: string, answers: Answers, { lookups, evidenceTypes }: CompiledRules): View[] {
  return (lookups.get(MATERIALS_LOOKUP)?.rows ?? []).filter((row) => row['step'] === step && isAskedOf(row, answers)).map((row) => {
    const type = String(row['evidence']);
    return { material: String(row['material']), title: String(row['title']), note: String(row['note'] ?? ''), type, typeTitle: evidenceTypes.get(type)?.title.zh ?? type };
  });
}

/** No types, or no industries, means all; an unknown type is asked everything. */
function isAskedOf(row: Row, { type, industries }: Answers): boolean {
  const [types, trades] = [listOf(row['types']), listOf(row['industries'])];
  return (types.length === 0 || type === undefined || types.includes(type)) && (trades.length === 0 || industries.some((industry) => trades.includes(industry)));
}

function listOf(value: Row[string] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat().map(String);
}
