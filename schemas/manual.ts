import { z } from 'zod';

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A section of a YAML manual. Any other key is a sub-heading: its scalars are paragraphs, its lists items, its list of maps a table. */
export const YamlSection: z.ZodType<unknown> = z.lazy(() => z.looseObject({
  no: Scalar.optional(),
  title: Scalar.optional(),
  text: z.union([Scalar, z.array(Scalar)]).optional(),
  items: z.array(z.unknown()).optional(),
  steps: z.array(z.unknown()).optional(),
  sections: z.array(YamlSection).optional(),
}));

export const YamlManual = z.looseObject({
  title: z.string().optional(),
  meta: z.record(z.string(), z.unknown()).optional(),
  sections: z.array(YamlSection).optional(),
});
