import { inLocale, type Locale } from '../../schemas/localized.js';
import { COMMANDS, OPTIONS, formatsOf, type CommandName, type CommandSpec, type OptionSpec } from './options.js';

const WORDS = {
  'zh-CN': {
    title: 'Hegui 合规：售后服务认证（GB/T 27922）文件的检查器', usage: '用法', commands: '命令', options: '选项',
    more: '每个命令的选项：hegui <命令> --help', exit: '退出码：0 没有错误；1 有错误级发现或未达门槛；2 用法、配置、没有匹配到文件，或内部故障',
  },
  en: {
    title: 'Hegui 合规: checks after-sales service certification documents (GB/T 27922)', usage: 'Usage', commands: 'Commands', options: 'Options',
    more: 'Options of a command: hegui <command> --help', exit: 'Exit: 0 no errors; 1 findings at error level or a failed gate; 2 usage, configuration, nothing matched, or internal failure',
  },
} as const;

/** What `hegui --help`, or `hegui <command> --help`, prints. */
export function helpText(command: CommandName | null, locale: Locale): string {
  const words = WORDS[locale];
  if (command === null) {
    const commands = Object.values(COMMANDS) as CommandSpec[];
    return lines([words.title, '', words.commands, ...table(commands.map(({ usage, about }) => [usage, inLocale(about, locale)])), '', words.more, words.exit]);
  }
  const { usage, about, options, abouts } = COMMANDS[command] as CommandSpec;
  return lines([
    inLocale(about, locale), '', `${words.usage}  ${usage}`, '', words.options,
    ...table(options.map((name) => {
      const option: OptionSpec = OPTIONS[name];
      const value = name === 'format' ? formatsOf(command).join('|') : option.value;
      return [`--${name}${value ? ` ${value}` : ''}`, inLocale(abouts?.[name] ?? option.about, locale)];
    })),
    '', words.exit,
  ]);
}

function table(rows: readonly (readonly [string, string] | string[])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name!.length));
  return rows.map(([name, about]) => `  ${name!.padEnd(width)}  ${about}`);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
