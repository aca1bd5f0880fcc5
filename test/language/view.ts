import { join } from 'node:path';
import type { Locale } from '../../schemas/localized.js';
import type { View } from '../../server/language/view.js';
import { renderReport, type LintResult } from '../../server/report/index.js';
import type { SourceText } from '../../server/text/source.js';
import type { Entry, FileSystem } from '../../server/workspace/file-system.js';
import { walk } from '../../server/workspace/files.js';
import { judgeRead } from '../../server/workspace/judging.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { RuleShelf } from '../../server/workspace/rule-shelf.js';
import { readProject } from '../../server/workspace/snapshot.js';

export interface ViewOptions {
  /** ISO day in Asia/Shanghai. */
  readonly today?: string;
  readonly locale?: Locale;
}

const ROOT = '/project';
const TODAY = '2026-09-01';

let shelf: RuleShelf | undefined;
/** The texts of the project that is being read: its own packs stand there, the built-in ones in this checkout. */
let written: FileSystem = NODE_FILES;
const EITHER: FileSystem = {
  ...NODE_FILES,
  stat: (path) => filesOf(path).stat(path), list: (folder) => filesOf(folder).list(folder), real: (path) => filesOf(path).real(path), read: (path) => filesOf(path).read(path),
};
function filesOf(path: string): FileSystem { return path === ROOT || path.startsWith(`${ROOT}/`) ? written : NODE_FILES; }

/** The project in a folder of this checkout, as an editor sees it. */
export function viewOfFolder(folder: string, options: ViewOptions = {}): View {
  return viewOf(join(process.cwd(), folder), folder, NODE_FILES, options);
}

/** A project of texts by path from its root, as an editor sees it. */
export function viewOfTexts(texts: Readonly<Record<string, string>>, options: ViewOptions = {}): View {
  return viewOf(ROOT, 'project', inMemory(new Map(Object.entries(texts).map(([path, text]) => [`${ROOT}/${path}`, new TextEncoder().encode(text)]))), options);
}

/** The texts with the one marker taken out, and where it stood. */
export function marked(texts: Readonly<Record<string, string>>, marker = '|'): { readonly texts: Record<string, string>; readonly path: string; readonly offset: number } {
  const [path, text] = Object.entries(texts).find(([, written]) => written.includes(marker)) ?? [];
  if (path === undefined || text === undefined) throw new Error(`no marker ${marker}`);
  const offset = text.indexOf(marker);
  return { texts: { ...texts, [path]: text.slice(0, offset) + text.slice(offset + marker.length) }, path, offset };
}

function viewOf(root: string, name: string, files: FileSystem, { today = TODAY, locale = 'zh-CN' }: ViewOptions): View {
  shelf ??= new RuleShelf({ packageFolder: process.cwd(), files: EITHER, operator: [] });
  written = files;
  const walked = walk(root, files);
  const read = readProject(root, name, files, undefined, walked);
  return viewOn(judgeRead(read, shelf.rulesFor(root, read), { today }), new Set(walked.files.keys()), locale);
}

/** A verdict seen through UTF-16 positions and made-up addresses. */
export function viewOn(result: LintResult, files: ReadonlySet<string>, locale: Locale): View {
  const shown = renderReport(result, locale, { version: 'test' }).findings;
  const findings = result.findings.map((finding, i) => ({ finding, shown: shown[i]! }));
  const own = [...result.rules.sources].filter(([path]) => files.has(path));
  return {
    result, locale, files, findings,
    sources: new Map([...own, ...result.project.inputs.flatMap(({ file, source }): [string, SourceText][] => (source ? [[file, source]] : []))]),
    findingsIn: (path) => findings.filter(({ finding }) => finding.file === path),
    wire: {
      uri: (path) => `file:///project/${encodeURI(path)}`,
      range: ({ lines }, span) => lines.range(span),
      offset: ({ text, lines }, { line, character }) => {
        if (line >= lines.lineCount) return text.length;
        const start = lines.offset({ line, character: 0 });
        const next = line + 1 < lines.lineCount ? lines.offset({ line: line + 1, character: 0 }) : text.length;
        return Math.min(start + character, Math.max(start, start + text.slice(start, next).replace(/[\r\n]+$/, '').length));
      },
    },
  };
}

/** Files that never were on a disk, by absolute path. */
function inMemory(texts: ReadonlyMap<string, Uint8Array>): FileSystem {
  const isFolder = (path: string) => [...texts.keys()].some((known) => known.startsWith(`${path}/`));
  return {
    stat: (path) => {
      const bytes = texts.get(path);
      if (bytes) return { kind: 'file', size: bytes.length };
      return isFolder(path) ? { kind: 'folder', size: 0 } : null;
    },
    list: (folder) => {
      const below = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
      const names = new Map(below.map((path): [string, Entry] => {
        const name = path.split('/')[0]!;
        return [name, { name, kind: path.includes('/') ? 'folder' : 'file' }];
      }));
      return [...names.values()];
    },
    real: (path) => path,
    read: (path) => texts.get(path) ?? null,
    hash: () => null,
    write: () => { throw new Error('read only'); },
    makeFolder: () => { throw new Error('read only'); },
  };
}
