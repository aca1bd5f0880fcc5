import { dirname, join, resolve } from 'node:path';
import { inLocale, type Localized } from '../../schemas/localized.js';
import { ProjectConfig } from '../../schemas/project.js';
import { CONFIG_FILE, selectFiles } from '../project/globs.js';
import type { ScaffoldFile } from '../scaffold/answers.js';
import { LEDGERS_PATH, LIST_PATH, MANIFEST_PATH, MANUAL_PATH, MATERIALS_PATH, projectScaffold, type EvidenceList } from '../scaffold/project-scaffold.js';
import { EXIT } from './exit.js';
import { walk } from '../workspace/files.js';
import { answersGiven } from './init-answers.js';
import { askAnswers } from './init-questions.js';
import type { Session } from './session.js';
import { UsageError } from '../workspace/usage-error.js';

/** Lists of evidence that `init` itself has written before. */
const OWN_MANIFESTS: ReadonlySet<string> = new Set([MANIFEST_PATH, LIST_PATH, LEDGERS_PATH]);

/** Whether a file is written; what is left alone says why. */
interface Planned { readonly file: ScaffoldFile; readonly left: Localized | null }

/** `hegui init`: a new project from flags, answers or both. What is there already is never written over. */
export async function init(session: Session): Promise<number> {
  const { args, io, locale } = session;
  const written = args.paths[0] ?? '.';
  const root = resolve(io.cwd, written);
  const found = io.files.stat(root);
  if (found && found.kind !== 'folder') throw new UsageError({ zh: `${written} 不是文件夹`, en: `${written} is no folder` });
  const force = args.given.has('force');
  if (io.files.stat(join(root, CONFIG_FILE)) && !force) {
    throw new UsageError({ zh: `${written} 里已有 ${CONFIG_FILE}，什么都没有写；要重写它，加 --force`, en: `there is a ${CONFIG_FILE} in ${written}, so nothing was written; --force rewrites it` });
  }
  const given = answersGiven(args.given);
  const list = listOf(args.given.get('evidence-list')?.[0] ?? 'yaml');
  const answers = { industries: [], ...(args.given.has('yes') ? given : await askAnswers(given, io, locale)) };
  const existing = found ? [...walk(root, io.files).files.keys()] : [];
  const plan = projectScaffold(answers, session.rulesFor(null).rules, session.today, list).map((file): Planned => ({ file, left: reasonToLeave(file, root, existing, force, session) }));
  const dryRun = args.given.has('dry-run');
  if (!dryRun) for (const { file } of plan.filter(({ left }) => left === null)) put(root, file, session);
  io.stdout(reportOf(plan, existing, written, dryRun, session));
  return EXIT.clean;
}

function listOf(written: string): EvidenceList {
  if (written === 'yaml' || written === 'csv') return written;
  throw new UsageError({ zh: `--evidence-list 没有 ${written}；可用：yaml、csv`, en: `--evidence-list: ${written} is not one of yaml, csv` });
}

function reasonToLeave({ path }: ScaffoldFile, root: string, existing: readonly string[], force: boolean, { io }: Session): Localized | null {
  if (path === CONFIG_FILE && force) return null;
  const there = io.files.stat(join(root, path));
  if (there && (there.kind !== 'file' || there.size > 0)) return { zh: '已有内容，未动', en: 'has content, left alone' };
  const { manuals, manifests } = selectFiles(existing, ProjectConfig.parse({}));
  const manual = manuals.find((known) => known.includes('/') && known !== path);
  if (path === MANUAL_PATH && manual !== undefined) return { zh: `已有手册 ${manual}，不另建`, en: `there is a manual, ${manual}` };
  const manifest = manifests.find((known) => !OWN_MANIFESTS.has(known));
  if (path.startsWith(`${dirname(MANIFEST_PATH)}/`) && manifest !== undefined) return { zh: `已有证据清单 ${manifest}，不另建`, en: `there is a manifest, ${manifest}` };
  return null;
}

function put(root: string, { path, text }: ScaffoldFile, { io }: Session): void {
  try {
    io.files.makeFolder(dirname(join(root, path)));
    io.files.write(join(root, path), text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError({ zh: `写不进 ${path}：${why}`, en: `cannot write ${path}: ${why}` });
  }
}

function reportOf(plan: readonly Planned[], existing: readonly string[], folder: string, dryRun: boolean, { locale }: Session): string {
  const say = (text: Localized) => inLocale(text, locale);
  const files = plan.map(({ file: { path }, left }) => (left === null ? `  + ${path}` : `  = ${path}  ${say(left)}`));
  if (dryRun) return [say({ zh: `会写入 ${folder}：`, en: `would write into ${folder}:` }), ...files, ''].join('\n');
  const loose = existing.filter((path) => !path.includes('/') && path !== MATERIALS_PATH && /\.(?:md|markdown)$/i.test(path));
  const evidence = dirname(MANIFEST_PATH);
  const list = plan.some(({ file: { path } }) => path === LIST_PATH) ? LIST_PATH : MANIFEST_PATH;
  return [
    say({ zh: `已写入 ${folder}：`, en: `written into ${folder}:` }), ...files,
    ...(loose.length > 0 ? [say({ zh: `  ${loose.join('、')} 不在 手册/ 下：要检查它，移进去，或写到 ${CONFIG_FILE} 的 manuals`, en: `  ${loose.join(', ')} is not below 手册/: to have it checked, move it there or name it under manuals in ${CONFIG_FILE}` })] : []),
    say({ zh: '下一步：', en: 'Next:' }),
    say({ zh: `  1. 写 ${MANUAL_PATH}：把【待填写：…】换成企业自己的内容`, en: `  1. write ${MANUAL_PATH}: replace each 【待填写：…】 by the enterprise’s own content` }),
    say({ zh: `  2. 在 ${list} 登记证据，在 ${evidence}/台账/ 记台账，照 ${MATERIALS_PATH} 备申请材料`, en: `  2. register evidence in ${list}, keep the ledgers in ${evidence}/台账/, prepare what ${MATERIALS_PATH} lists` }),
    say({ zh: `  3. 检查：hegui check ${folder}`, en: `  3. check it: hegui check ${folder}` }),
    '',
  ].join('\n');
}
