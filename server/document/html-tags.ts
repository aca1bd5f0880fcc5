/** The name of the tag that a piece of inline HTML is; empty for comments and declarations. */
export function tagName(html: string): string {
  return /^<\/?([a-z][a-z0-9-]*)/i.exec(html)?.[1]?.toLowerCase() ?? '';
}

const KNOWN = new Set(('a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas '
  + 'caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer '
  + 'form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu '
  + 'meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select slot small '
  + 'source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video wbr').split(' '));

export function isKnownTag(name: string): boolean {
  return KNOWN.has(name) || name.includes('-');
}

/** Tags that begin a new line of text. */
const LINES = new Set(('address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form '
  + 'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul').split(' '));

export function beginsLine(name: string): boolean {
  return LINES.has(name);
}
