import { insertedSection } from '../check/inserted.js';
import { markdownSection } from './markdown-section.js';
import type { FileEdit, Judged } from './model.js';
import { sectionPlace, type SectionPlace } from './section-place.js';
import { partsFor, sectionTemplate, type SectionTemplate } from './template-parts.js';
import { textsOf } from './texts.js';
import { takesYamlSection, yamlSection } from './yaml-section.js';

interface Plan { readonly place: SectionPlace; readonly template: SectionTemplate }

/** Whether the skeleton of a topic's section can be put into the manual: there is a place for it, and it does not stand there yet. */
export function canInsert(judged: Judged, topic: string): boolean {
  return planFor(judged, topic) !== null;
}

/** The edits that put the skeleton in; none where it cannot be. */
export function insertSection(judged: Judged, topic: string): readonly FileEdit[] {
  const plan = planFor(judged, topic);
  if (!plan) return [];
  const { place, template } = plan;
  const judgement = judged.verdict.judgements.get(topic);
  // Of a topic that is covered some rules ask more.
  const partly = judgement && judgement.status !== 'missing' && (judgement.cause === null || judgement.cause === 'missing');
  const parts = place.kind === 'under' && partly ? partsFor(judged.rules, topic, template, judgement.missing) : template.parts;
  return place.facts.document.format === 'yaml' ? yamlSection(place, template.title, parts) : [markdownSection(place, template.title, parts)];
}

function planFor(judged: Judged, topic: string): Plan | null {
  const template = sectionTemplate(judged.rules, topic);
  const place = template && sectionPlace(judged, topic);
  if (!template || !place || !textsOf(judged).isOurs(place.facts.document.source.path) || insertedSection(judged.project, judged.rules, topic)) return null;
  return place.facts.document.format === 'yaml' && !takesYamlSection(place) ? null : { place, template };
}
