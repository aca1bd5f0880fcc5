import { Due } from '../../schemas/rule.js';
import { Day, type ProjectConfig } from '../../schemas/project.js';
import { addDays, addMonths } from '../text/day.js';

/** The stages in their order. */
export const STAGES: readonly Due[] = Due.options;
/** 认证流程指南 2.6: surveillance comes every 9 to 12 months after the certificate. */
const SURVEILLANCE_MONTHS = 9;

type Dates = NonNullable<ProjectConfig['certification']>;

/**
 * The stage a project is at on a day: `certification.stage` if it is given, else the last stage that has begun by its
 * dates, else drafting. Rectification lasts while a nonconformity is open.
 */
export function stageOf(config: ProjectConfig, today: string): Due {
  const dates = config.certification;
  if (!dates) return 'drafting';
  if (dates.stage) return dates.stage;
  // A rejection that is still to come has ended nothing yet.
  const { rejection, ...first } = dates;
  const known = rejection && rejection.decided > today ? { ...config, certification: first } : config;
  const begun = STAGES.filter((stage) => {
    if (stage === 'rectification') return dates.nonconformities.some((nc) => nc.issued <= today && !(nc.closed !== undefined && nc.closed <= today) && inForce(nc.issued, known.certification));
    const date = dueDate(stage, known);
    return date !== null && date <= today;
  });
  return begun.at(-1) ?? 'drafting';
}

/**
 * The day on which a stage begins (ISO); null if the project's dates do not say. After a rejection what came before it belongs
 * to the earlier application, and the project is preparing the next one: what
 * is due at an application is asked before the day on which that goes in.
 */
export function dueDate(due: Due, config: ProjectConfig): string | null {
  const dates = config.certification;
  if (!dates) return null;
  const first = (...days: (string | undefined)[]) => earliest(days.filter((day) => inForce(day, dates)));
  switch (due) {
    case 'drafting': return dates.prepared ?? null;
    case 'running': return dates.systemEffective ?? null;
    case 'application': return dates.rejection?.decided ?? first(dates.application, dates.reapplication, dates.preliminary);
    case 'stage1': return first(dates.stage1);
    case 'stage2': return first(dates.stage2, dates.stage2End, dates.scored);
    case 'rectification': return firstOpen(dates) ?? dayAfter(first(dates.stage2End) ?? first(dates.stage2));
    case 'certified': return first(dates.certificate?.issued);
    case 'surveillance': return earliest([...dates.surveillance, afterCertificate(dates)]);
    case 'upgrade': return dates.upgrade ?? null;
  }
}

/** Whether what is due at one stage is asked at another. */
export function isDue(due: Due, stage: Due): boolean {
  return STAGES.indexOf(due) <= STAGES.indexOf(stage);
}

/** Whether a day of the audit belongs to the application that is going on. */
function inForce(day: string | undefined, dates: Dates | undefined): day is string {
  return day !== undefined && (!dates?.rejection || day > dates.rejection.decided);
}

/** The first nonconformity that is open, or the first of all. */
function firstOpen(dates: Dates): string | null {
  const issued = dates.nonconformities.filter((nc) => inForce(nc.issued, dates));
  return earliest(issued.filter(({ closed }) => closed === undefined).map((nc) => nc.issued)) ?? earliest(issued.map((nc) => nc.issued));
}

function afterCertificate(dates: Dates): string | undefined {
  const issued = dates.certificate?.issued;
  return inForce(issued, dates) ? addMonths(issued, SURVEILLANCE_MONTHS) : undefined;
}

function earliest(dates: readonly unknown[]): string | null {
  const days = dates.filter((date): date is string => Day.safeParse(date).success).sort();
  return days[0] ?? null;
}

function dayAfter(day: string | null): string | null {
  return day === null ? null : addDays(day, 1);
}
