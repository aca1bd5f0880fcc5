import { parseArgs } from 'node:util';
import { Locale } from '../../schemas/localized.js';
import { Day } from '../../schemas/project.js';
import { Due } from '../../schemas/rule.js';
import { GradeName } from '../../schemas/standard.js';
import { nearest } from '../text/validate.js';
import { COMMANDS, OPTIONS, formatsOf, type CommandName, type Format, type OptionName, type OptionSpec } from './options.js';
import { UsageError } from '../workspace/usage-error.js';

/** A command line that makes sense. */
export interface Arguments {
  readonly command: CommandName | null;
  readonly help: boolean;
  readonly version: boolean;
  readonly locale: Locale;
  readonly paths: readonly string[];
  readonly format: Format;
  readonly output: string | null;
  readonly all: boolean;
  readonly quiet: boolean;
  readonly stats: boolean;
  readonly maxWarnings: number | null;
  /** 0–100. */
  readonly minCoverage: number | null;
  readonly minScore: number | null;
  readonly target: GradeName | null;
  readonly failOnClock: boolean;
  /** Days. */
  readonly failWithin: number | null;
  readonly today: string | null;
  readonly stage: Due | null;
  readonly packs: readonly string[];
  readonly decisions: string | null;
  readonly calendars: readonly string[];
  readonly view: string | null;
  readonly stdin: boolean;
  readonly stdinFilename: string | null;
  readonly colour: boolean;
  /** All options as they were given, for a command that reads its own. */
  readonly given: ReadonlyMap<string, readonly string[]>;
}

/** The language that was asked for, also where the rest of the line is wrong. */
export function localeOf(argv: readonly string[]): Locale {
  const at = argv.findIndex((argument) => argument === '--locale' || argument.startsWith('--locale='));
  const written = at < 0 ? undefined : argv[at] === '--locale' ? argv[at + 1] : argv[at]!.slice('--locale='.length);
  return written === 'en' ? 'en' : 'zh-CN';
}

/** Reads a command line. Throws UsageError where it makes no sense. */
export function parseArguments(argv: readonly string[]): Arguments {
  const known = Object.fromEntries(Object.entries(OPTIONS as Record<string, OptionSpec>).map(([name, spec]) =>
    [name, { type: spec.value ? 'string' as const : 'boolean' as const, multiple: true, ...(name === 'help' ? { short: 'h' } : {}) }]));
  const { tokens } = parseArgs({ args: [...argv], options: { ...known, version: { type: 'boolean', multiple: true } }, strict: false, tokens: true, allowPositionals: true });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec: OptionSpec | undefined = Object.hasOwn(OPTIONS, token.name) ? OPTIONS[token.name as OptionName] : undefined;
    if (!spec && token.name !== 'version') throw unknownOption(token.rawName, commandOf(words[0]));
    if (spec?.value && (token.value === undefined || (!token.inlineValue && token.value.startsWith('-') && token.value !== '-'))) {
      throw new UsageError({ zh: `${token.rawName} 需要一个值：${token.rawName} ${spec.value}`, en: `${token.rawName} needs a value: ${token.rawName} ${spec.value}` });
    }
    if (!spec?.value && token.value !== undefined) throw new UsageError({ zh: `${token.rawName} 不带值`, en: `${token.rawName} takes no value` });
    if (given.has(token.name) && spec?.value && !spec.many) throw new UsageError({ zh: `${token.rawName} 只能给出一次`, en: `${token.rawName} is given twice` });
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? '']);
  }
  const help = given.has('help');
  const command = commandOf(words[0]);
  if (words.length > 0 && command === null) throw unknownCommand(words[0]!);
  const paths = words.slice(1);
  if (command && !help) checkUse(command, paths, given);
  return { command, help, version: given.has('version'), paths, ...valuesOf(given, formatsOf(command)) };
}

function valuesOf(given: ReadonlyMap<string, readonly string[]>, formats: readonly Format[]): Omit<Arguments, 'command' | 'help' | 'version' | 'paths'> {
  const text = (name: OptionName) => given.get(name)?.[0] ?? null;
  const one = <T extends string>(name: OptionName, allowed: readonly T[]): T | null => {
    const value = text(name);
    if (value === null) return null;
    const found = allowed.find((choice) => choice === value);
    if (found === undefined) {
      const near = nearest(value, allowed);
      throw new UsageError({
        zh: `--${name} 没有 ${value}${near ? `，是不是 ${near}` : ''}；可用：${allowed.join('、')}`, en: `--${name}: ${value} is not one of ${allowed.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
      });
    }
    return found;
  };
  const number = (name: OptionName, most: number): number | null => {
    const value = text(name)?.replace(/%$/, '') ?? null;
    if (value === null) return null;
    const parsed = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
    if (!(parsed <= most)) throw new UsageError({ zh: `--${name} 应为 0 到 ${most} 的数`, en: `--${name} takes a number from 0 to ${most}` });
    return parsed;
  };
  const today = text('today');
  if (today !== null && !Day.safeParse(today).success) throw new UsageError({ zh: `--today 应为 YYYY-MM-DD：${today}`, en: `--today takes YYYY-MM-DD: ${today}` });
  return {
    locale: one('locale', Locale.options) ?? 'zh-CN', format: one('format', formats) ?? 'text', output: text('output'),
    all: given.has('all'), quiet: given.has('quiet'), stats: given.has('stats'), maxWarnings: number('max-warnings', Number.MAX_SAFE_INTEGER),
    minCoverage: number('min-coverage', 100), minScore: number('min-score', 100), target: one('target', GradeName.options), failOnClock: given.has('fail-on-clock'),
    failWithin: daysOf(text('fail-within')),
    today, stage: one('stage', Due.options), packs: given.get('pack') ?? [], decisions: text('decisions'), calendars: given.get('calendar') ?? [], view: text('view'),
    stdin: given.has('stdin'), stdinFilename: text('stdin-filename'), colour: !given.has('no-color'), given,
  };
}

/** `30d`, `4w`, or plain days. */
function daysOf(written: string | null): number | null {
  if (written === null) return null;
  const match = /^(\d{1,4})([dw]?)$/.exec(written);
  if (!match) throw new UsageError({ zh: `--fail-within 应为天数，如 30d：${written}`, en: `--fail-within takes days, e.g. 30d: ${written}` });
  return Number(match[1]) * (match[2] === 'w' ? 7 : 1);
}

function commandOf(word: string | undefined): CommandName | null {
  return word !== undefined && Object.hasOwn(COMMANDS, word) ? (word as CommandName) : null;
}

/** Options that the command has, and as many paths as it takes. */
function checkUse(command: CommandName, paths: readonly string[], given: ReadonlyMap<string, readonly string[]>): void {
  const { options, least, most, usage } = COMMANDS[command];
  for (const name of given.keys()) {
    if (name !== 'version' && !(options as readonly string[]).includes(name)) throw unknownOption(`--${name}`, command);
  }
  if (paths.length < least || paths.length > most) throw new UsageError({ zh: `用法：${usage}`, en: `usage: ${usage}` });
  if (given.has('stdin-filename') && !given.has('stdin')) throw new UsageError({ zh: '--stdin-filename 要和 --stdin 一起用', en: '--stdin-filename goes with --stdin' });
  if (given.has('stdin') && paths.length > 0) throw new UsageError({ zh: '--stdin 不能和路径一起用；文件名用 --stdin-filename', en: '--stdin takes no paths; name the file with --stdin-filename' });
}

function unknownOption(written: string, command: CommandName | null): UsageError {
  const options: readonly string[] = command ? COMMANDS[command].options : Object.keys(OPTIONS);
  const near = nearest(written.replace(/^-+/, ''), options);
  const place = command ? ` ${command}` : '';
  return new UsageError({
    zh: `hegui${place} 没有选项 ${written}${near ? `，是不是 --${near}` : ''}；见 hegui${place} --help`,
    en: `hegui${place} has no option ${written}${near ? `; did you mean --${near}?` : '.'} See hegui${place} --help`,
  });
}

function unknownCommand(word: string): UsageError {
  const near = nearest(word, Object.keys(COMMANDS));
  const looksLikePath = /[./\\]/.test(word);
  const hint = near ?? (looksLikePath ? `check ${word}` : null);
  return new UsageError({
    zh: `没有命令 ${word}${hint ? `，是不是 hegui ${hint}` : ''}；见 hegui --help`, en: `there is no command ${word}${hint ? `; did you mean hegui ${hint}?` : '.'} See hegui --help`,
  });
}
