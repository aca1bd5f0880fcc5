import { explain as explainName } from '../report/index.js';
import { EXIT } from './exit.js';
import type { Session } from './session.js';
import { readProject } from './snapshot.js';
import { projectAbove } from './targets.js';
import { UsageError } from './usage-error.js';

/** `hegui explain`: a rule, a code, an indicator or a topic, with the packs of the project one stands in. */
export function explain(session: Session): number {
  const { args, io, locale, colour, width } = session;
  const root = projectAbove(io.cwd, io.files);
  const { rules } = session.rulesFor(root === null ? null : { root, read: readProject(root, '.', io.files) });
  const [name] = args.paths;
  const found = explainName(name!, rules, locale, { colour, width });
  if ('text' in found) {
    session.deliver(found.text);
    return EXIT.clean;
  }
  const near = found.suggestion;
  throw new UsageError({ zh: `没有 ${name}${near ? `，是不是 ${near}` : ''}`, en: `there is no ${name}${near ? `; did you mean ${near}?` : ''}` });
}
