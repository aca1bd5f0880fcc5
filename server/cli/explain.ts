import type { LeafCoverage } from '../check/model.js';
import { explain as explainName } from '../report/index.js';
import { EXIT } from './exit.js';
import type { Session } from './session.js';
import { readProject } from '../workspace/snapshot.js';
import { projectAbove, type Target } from '../workspace/targets.js';
import { UsageError } from '../workspace/usage-error.js';

/** `hegui explain`: a rule, a code, an indicator, a topic or a metric, with the packs of the project one stands in. */
export function explain(session: Session): number {
  const { args, io, locale, colour, width } = session;
  const root = projectAbove(io.cwd, io.files);
  const target = root === null ? null : { root, read: readProject(root, '.', io.files) };
  const { rules } = session.rulesFor(target);
  const [name] = args.paths;
  const found = explainName(name!, rules, locale, { colour, width, ...(target ? { coverage: coverageOf(session, target) } : {}) });
  if ('text' in found) {
    session.deliver(found.text);
    return EXIT.clean;
  }
  const near = found.suggestion;
  throw new UsageError({ zh: `没有 ${name}${near ? `，是不是 ${near}` : ''}`, en: `there is no ${name}${near ? `; did you mean ${near}?` : ''}` });
}

/** The project is judged when a leaf is first asked for, and once. */
function coverageOf(session: Session, target: Target): () => ReadonlyMap<string, LeafCoverage> {
  let leaves: ReadonlyMap<string, LeafCoverage> | undefined;
  return () => (leaves ??= new Map(session.judge(target).result.leaves.map((leaf) => [leaf.leaf, leaf])));
}
