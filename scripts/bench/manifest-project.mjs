// A project with a large manifest: records of the kinds and in the shares that a year of running leaves behind.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KINDS = [
  { type: 'record-form', title: '网点巡检记录', indicators: ['5.1.5.1'], own: (n) => `form_no: QR-${10 + (n % 30)}\n    filled_by: S${100 + (n % 40)}\n    checked_by: S003` },
  { type: 'photo', title: '网点现场照片', indicators: ['5.1.3.3', '5.2.1/terms-disclosure'], own: (n, day) => `taken_at: ${day}\n    outlet_id: WD-${10 + (n % 60)}\n    subject: 价格公示牌` },
  { type: 'screenshot', title: '工单系统截图', indicators: ['5.3.1/channels'], own: (n, day) => `system: 服务管理系统\n    module_or_url: 工单列表\n    captured_at: ${day}\n    captured_by: S${100 + (n % 40)}` },
  { type: 'training-record', title: '维修技能培训', indicators: ['5.1.3.2'], own: (n) => `plan_ref: PX-2026\n    hours: 4\n    topic: 变频机型检修\n    trainer: S011\n    attendees: ${5 + (n % 20)}\n    signin_file: 签到.pdf\n    assessment: 笔试\n    effect_evaluation: 一次修复率` },
  { type: 'certificate', title: '维修工证书', indicators: ['5.1.2.1'], own: (n) => `no: WX-${n}\n    holder: S${100 + (n % 40)}\n    issuer: 职业技能鉴定中心\n    issue: 2025-03-01\n    expiry: 2028-02-28\n    scope: 家用电器维修` },
];

/** Writes hegui.yaml, a short manual, the manifest, and the file of every item. */
export function writeManifestProject(folder, items) {
  mkdirSync(join(folder, 'evidence', 'files'), { recursive: true });
  mkdirSync(join(folder, 'manual'));
  writeFileSync(join(folder, 'hegui.yaml'), 'enterprise: { type: production, industries: [household-appliance] }\ncertification: { systemEffective: 2026-05-01, application: 2026-09-10 }\n');
  writeFileSync(join(folder, 'manual', '手册.md'), '# 售后服务手册\n\n## 服务理念\n\n公司以用户满意为服务理念，全体员工须牢记并遵守。\n');
  const lines = ['version: 1', 'defaults: { owner: S003, confidentiality: 内部, retention_until: 2029-12-31, version: A/0 }', 'items:'];
  for (let n = 0; n < items; n++) {
    const kind = KINDS[n % KINDS.length];
    const day = `2026-0${6 + (n % 3)}-${String(1 + (n % 28)).padStart(2, '0')}`;
    const id = `EV-${String(n).padStart(5, '0')}`;
    const file = `${id}-${kind.title}.txt`;
    lines.push(`  - id: ${id}`, `    title: ${kind.title}第 ${n} 份`, `    type: ${kind.type}`, `    indicators: [${kind.indicators.join(', ')}]`, `    file: files/${file}`, `    date: ${day}`, `    created: ${day}`, `    ${kind.own(n, day)}`);
    writeFileSync(join(folder, 'evidence', 'files', file), `${id}\n`);
  }
  writeFileSync(join(folder, 'evidence', '清单.yaml'), `${lines.join('\n')}\n`);
}
