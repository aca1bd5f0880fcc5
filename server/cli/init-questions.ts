import { inLocale, type Locale } from '../../schemas/localized.js';
import type { Answers } from '../scaffold/answers.js';
import { FIELDS } from './init-answers.js';
import type { Asker, Io } from './io.js';

const INTRODUCTION = { zh: '新建认证项目。不清楚的直接回车，以后在 hegui.yaml 里补。\n', en: 'A new certification project. Press Enter where you do not know; hegui.yaml takes it later.\n' };
const COLON = { zh: '：', en: ': ' };

/** Asks for what the command line has not given. An empty answer leaves it open; one that makes no sense is asked again; no more answers leave the rest open. */
export async function askAnswers(given: Partial<Answers>, io: Io, locale: Locale): Promise<Partial<Answers>> {
  const open = FIELDS.filter(({ key }) => given[key] === undefined);
  if (open.length === 0) return given;
  const asker = io.asker?.() ?? await pipedAsker(io);
  const answers: Partial<Record<keyof Answers, unknown>> = { ...given };
  io.stdout(inLocale(INTRODUCTION, locale));
  try {
    for (const { key, question, read } of open) {
      for (;;) {
        const written = await asker.ask(`${inLocale(question, locale)}${inLocale(COLON, locale)}`);
        if (written === null) return answers as Partial<Answers>;
        if (written.trim() === '') break;
        const result = read(written);
        if ('value' in result) {
          answers[key] = result.value;
          break;
        }
        io.stdout(`  ${inLocale(result.problem, locale)}\n`);
      }
    }
  } finally {
    asker.close();
  }
  return answers as Partial<Answers>;
}

/** Answers that are piped in, a line each; what they answer is shown with them. */
async function pipedAsker(io: Io): Promise<Asker> {
  const text = new TextDecoder().decode(await io.stdin());
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  return {
    ask(prompt) {
      const line = lines.shift() ?? null;
      if (line !== null) io.stdout(`${prompt}${line}\n`);
      return Promise.resolve(line);
    },
    close: () => { /* nothing is held open */ },
  };
}
