import { z } from 'zod';
import { Slug } from './localized.js';
import { Literal, Source } from './rule.js';

/** A certifier's own numbers, by the name of the rules' parameters; chosen by its id or name in hegui.yaml. */
export const CertifierSet = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  /** 认证机构批准号 */
  approvalNo: z.string().optional(),
  source: z.array(Source).min(1),
  parameters: z.record(z.string(), Literal).default({}),
});
export type CertifierSet = z.infer<typeof CertifierSet>;
export const CertifierFile = z.strictObject({ certifiers: z.array(CertifierSet).min(1) });
