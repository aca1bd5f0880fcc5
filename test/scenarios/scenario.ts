/** A scenario file, read: what stands in the folder, what is run, and what is expected of it. */
export interface Scenario {
  readonly files: readonly ScenarioFile[];
  readonly runs: readonly Run[];
}

/** One thing to put into the folder before the first command. */
export interface ScenarioFile {
  readonly kind: 'file' | 'link' | 'copy';
  readonly path: string;
  /** Encodings and line ends of a file; the target of a link; what is copied. */
  readonly options: readonly string[];
  readonly text: string;
}

export interface Run {
  readonly command: string;
  /** The folder it is run in, inside the scenario's. */
  readonly cwd: string;
  readonly input: string;
  readonly status: number;
  /** Null: whatever it is. */
  readonly stdout: string | null;
  readonly stderr: string;
  /** YAML that the JSON on stdout must contain, and must not contain. */
  readonly json: string | null;
  readonly jsonLacks: string | null;
  /** Files that the command must have written, with their text. */
  readonly written: readonly { readonly path: string; readonly text: string }[];
}

interface Part { readonly head: string; readonly body: string; readonly line: number }

/**
 * Reads a scenario: text to begin with says what it shows; then parts `====name arguments====`, each up to the next.
 *
 * - `file PATH [crlf] [bom] [utf-16le|utf-16be|gb18030|base64] [fill N|pad N]`, `link PATH TARGET`, `copy FROM-REPOSITORY PATH`
 * - `command [in FOLDER]`, and of that command `input`, `status`, `stdout`, `stderr` (empty unless given), `json`, `json lacks`, `written PATH`
 *
 * Throws where a part makes no sense: a scenario that silently tests nothing is worse than none.
 */
export function readScenario(text: string): Scenario {
  const files: ScenarioFile[] = [];
  const runs: { -readonly [K in keyof Run]: Run[K] }[] = [];
  for (const { head, body, line } of partsOf(text)) {
    const [name, ...args] = head.split(' ') as [string, ...string[]];
    const run = runs.at(-1);
    const of = () => {
      if (!run) throw new Error(`line ${line}: ${head} before any command`);
      return run;
    };
    switch (name) {
      case 'file': case 'link': case 'copy':
        if (run) throw new Error(`line ${line}: files stand before the first command`);
        if (name === 'copy') files.push({ kind: name, path: args[1] ?? '.', options: [args[0]!], text: '' });
        else files.push({ kind: name, path: args[0]!, options: args.slice(1), text: body });
        break;
      case 'command':
        runs.push({ command: body.trim(), cwd: args[1] ?? '.', input: '', status: Number.NaN, stdout: null, stderr: '', json: null, jsonLacks: null, written: [] });
        break;
      case 'input': of().input = body; break;
      case 'status': of().status = Number(body.trim()); break;
      case 'stdout': of().stdout = body; break;
      case 'stderr': of().stderr = body; break;
      case 'json': if (args[0] === 'lacks') of().jsonLacks = body; else of().json = body; break;
      case 'written': of().written = [...of().written, { path: args[0]!, text: body }]; break;
      default: throw new Error(`line ${line}: no part is called ${name}`);
    }
  }
  if (runs.length === 0) throw new Error('a scenario without a command');
  for (const { command, status } of runs) if (Number.isNaN(status)) throw new Error(`no status for ${command}`);
  return { files, runs };
}

function partsOf(text: string): Part[] {
  const parts: { head: string; lines: string[]; line: number }[] = [];
  text.split('\n').forEach((line, i) => {
    const head = /^====(.+)====$/.exec(line)?.[1];
    if (head !== undefined) parts.push({ head, lines: [], line: i + 1 });
    else parts.at(-1)?.lines.push(line);
  });
  // The line end before the next part belongs to the text; one blank line between parts does not.
  return parts.map(({ head, lines, line }) => ({ head, line, body: lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1).map((l) => `${l}\n`).join('') : lines.map((l) => `${l}\n`).join('') }));
}
