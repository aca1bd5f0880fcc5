import { describe, expect, it } from 'vitest';
import { localeOf, parseArguments } from '../../server/cli/arguments.js';
import { helpText } from '../../server/cli/help.js';
import { COMMANDS, OPTIONS } from '../../server/cli/options.js';
import { UsageError } from '../../server/workspace/usage-error.js';

const parse = (line: string) => parseArguments(line === '' ? [] : line.split(' '));
const refused = (line: string): UsageError['text'] => {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof UsageError) return error.text;
    throw error;
  }
  throw new Error(`accepted: ${line}`);
};

describe('parseArguments', () => {
  it('reads a whole line, options before and after paths', () => {
    expect(parse('check --format json a.md --all -- -b.md')).toMatchObject({ command: 'check', format: 'json', all: true, paths: ['a.md', '-b.md'] });
    expect(parse('check --max-warnings=3 --min-coverage 80% --min-score 90 --target 四星 --today 2026-09-01 --stage stage1 --pack a --pack b --quiet --no-color')).toMatchObject({
      maxWarnings: 3, minCoverage: 80, minScore: 90, target: '四星', today: '2026-09-01', stage: 'stage1', packs: ['a', 'b'], quiet: true, colour: false,
    });
  });

  it('has defaults that do not depend on the machine', () => {
    expect(parse('check')).toMatchObject({ locale: 'zh-CN', format: 'text', output: null, today: null, stage: null, maxWarnings: null, paths: [], colour: true });
  });

  it('knows what was probably meant', () => {
    expect(refused('chek a.md').en).toContain('did you mean hegui check?');
    expect(refused('check --formt json').zh).toContain('是不是 --format');
    expect(refused('check --format jsn').en).toContain('did you mean json?');
    expect(refused('check --stage stage3').en).toContain('did you mean stage1?');
    expect(refused('手册.md').zh).toContain('是不是 hegui check 手册.md');
  });

  it.each([
    ['check --format sarif', 'not one of text, json, markdown'], ['test --format markdown', 'not one of text, json'], ['check --format', 'needs a value'], ['check --output --all', 'needs a value'],
    ['check --all=yes', 'takes no value'], ['check --format json --format text', 'given twice'], ['check --max-warnings viele', 'from 0'], ['check --min-coverage 101', '0 to 100'],
    ['check --today 2026-02-30', 'YYYY-MM-DD'], ['check --locale fr', 'not one of'], ['explain', 'usage: hegui explain ID'], ['matrix a b', 'usage'], ['score --all', 'no option --all'],
    ['check --fix', 'no option --fix'], ['check --stdin a.md', 'takes no paths'], ['check --stdin-filename a.md', 'goes with --stdin'], ['check -x', 'no option -x'], ['check --min-score=-1', 'from 0'],
    ['check --min-score -1', 'needs a value'],
  ])('refuses: %s', (line, words) => { expect(refused(line).en).toContain(words); });

  it('shows help for all, or for one command, whatever else stands in the line', () => {
    expect(parse('')).toMatchObject({ command: null, help: false });
    expect(parse('explain --help')).toMatchObject({ command: 'explain', help: true });
    expect(parse('check -h')).toMatchObject({ help: true });
    expect(parse('--version')).toMatchObject({ version: true });
  });
});

describe('localeOf', () => {
  it('finds the language before anything else is read', () => {
    expect(localeOf(['check', '--locale', 'en'])).toBe('en');
    expect(localeOf(['--locale=en', '--nonsense'])).toBe('en');
    expect(localeOf(['check'])).toBe('zh-CN');
  });
});

describe('helpText', () => {
  it('names every command, and every option of a command, in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const { usage } of Object.values(COMMANDS)) expect(helpText(null, locale)).toContain(usage);
      for (const [name, { options }] of Object.entries(COMMANDS)) {
        for (const option of options) expect(helpText(name as keyof typeof COMMANDS, locale)).toContain(`--${option}`);
      }
    }
    expect(helpText('check', 'zh-CN')).toContain('用法  hegui check [PATH…]');
    expect(helpText('test', 'en')).toContain('--format text|json ');
  });

  it('uses every option somewhere', () => {
    const used = new Set(Object.values(COMMANDS).flatMap(({ options }) => options as readonly string[]));
    expect([...used].sort()).toEqual(Object.keys(OPTIONS).sort());
  });
});
