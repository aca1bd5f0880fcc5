import { z } from 'zod';
import { Localized, Slug } from './localized.js';

/**
 * A phrase as it occurs in real manuals, matched on normalised text (NFKC, lower case, no spaces inside Chinese).
 * `…` stands for at most ten characters inside one clause: `投诉…电话` matches 投诉受理电话.
 */
export const Term = z.string().min(1).max(60);

/** A set of synonyms. Shared by rules, topics and the reader of claims. */
export const Concept = z.strictObject({
  id: Slug,
  title: Localized,
  terms: z.array(Term).min(1),
  /** A hit inside one of these longer phrases does not count. */
  notThis: z.array(Term).default([]),
});
export type Concept = z.infer<typeof Concept>;

/** Kinds of quantity that the reader tells apart. `workdays` is not `duration`: a working day is not a day. */
export const QuantityKind = z.enum(['duration', 'workdays', 'percent', 'money', 'count', 'distance']);
export type QuantityKind = z.infer<typeof QuantityKind>;

export const ReferenceKind = z.enum(['document', 'form', 'standard', 'law', 'clause', 'link', 'image']);
export type ReferenceKind = z.infer<typeof ReferenceKind>;

/** One thing an auditor looks for in a topic. It is met when any of its signs stands in a counted unit of the topic. */
export const Aspect = z.strictObject({
  id: Slug,
  title: Localized,
  /** What to write, in a consultant's words. */
  hint: Localized.optional(),
  terms: z.array(Term).default([]),
  concepts: z.array(Slug).default([]),
  /** A quantity of one of these kinds in the unit, together with one of `near` if that is given. */
  quantity: z
    .strictObject({ kinds: z.array(QuantityKind).min(1), near: z.array(Term).default([]) })
    .optional(),
  /** A claim with this subject (see the vocabulary's subjects). */
  claim: Slug.optional(),
  references: z.array(ReferenceKind).default([]),
  /** At least this many consecutive steps (numbered items or table rows) under a heading of the topic. */
  steps: z.number().int().min(2).max(20).optional(),
});
export type Aspect = z.infer<typeof Aspect>;

export const EnterpriseType = z.enum(['production', 'sales', 'service']);
export type EnterpriseType = z.infer<typeof EnterpriseType>;

export const Industry = z.enum([
  'household-appliance', 'health-device', 'ecommerce', 'automobile', 'furniture', 'elevator', 'it-equipment',
]);
export type Industry = z.infer<typeof Industry>;

/** Something a manual can cover. */
export const Topic = z.strictObject({
  id: Slug,
  title: Localized,
  /** What a heading calls it. A clause under such a heading belongs to the topic. */
  names: z.array(Term).min(1),
  /** A clause with one of these is about the topic, wherever it stands. */
  terms: z.array(Term).min(1),
  /** Phrases in which the terms mean something else. */
  notThis: z.array(Term).default([]),
  aspects: z.array(Aspect).min(2),
  /** Aspects without one of which it is partial at most: a service philosophy that nobody states is none. */
  essential: z.array(Slug).default([]),
  /** How many aspects make it covered. */
  need: z.number().int().min(1).default(2),
  /** Its sections assign work to posts: what stands there about another topic says who, not how, and makes it partial at most. */
  assigns: z.boolean().default(false),
  /** The topic's place in a manual's chapter order (rules/vocabulary/chapters.yaml). */
  chapter: z.number().int().min(1).max(40),
  /** Absent: applies to all. A profile outside makes the topic notApplicable. */
  appliesTo: z
    .strictObject({ types: z.array(EnterpriseType).optional(), industries: z.array(Industry).optional() })
    .optional(),
});
export type Topic = z.infer<typeof Topic>;

/** A thing that a manual promises or states with a figure: response time, warranty, resolution rate … */
export const Subject = z.strictObject({
  id: Slug,
  title: Localized,
  terms: z.array(Term).min(1),
  notThis: z.array(Term).default([]),
  kinds: z.array(QuantityKind).min(1),
});
export type Subject = z.infer<typeof Subject>;

export const ConceptFile = z.strictObject({ concepts: z.array(Concept).min(1) });
export const SubjectFile = z.strictObject({ subjects: z.array(Subject).min(1) });
