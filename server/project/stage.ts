import { Due } from '../../schemas/rule.js';
import { Day, type ProjectConfig } from '../../schemas/project.js';

/** The stages in their order. */
export const STAGES: readonly Due[] = Due.options;
const DAY_MS = 86_400_000;

/**
 * The stage a project is at on a day: `certification.stage` if it is given, else the last stage that has begun by its
 * dates, else drafting.
 */
export function stageOf(config: ProjectConfig, today: string): Due {
  const given = config.certification?.stage;
  if (given) return given;
  const begun = STAGES.filter((stage) => {
    const date = dueDate(stage, config);
    return date !== null && date <= today;
  });
  return begun.at(-1) ?? 'drafting';
}

/** The day on which a stage begins (ISO); null if the project's dates do not say. */
export function dueDate(due: Due, config: ProjectConfig): string | null {
  const dates = config.certification;
  if (!dates) return null;
  switch (due) {
    case 'drafting': return dates.prepared ?? null;
    case 'running': return dates.systemEffective ?? null;
    case 'application': return earliest([dates.application, dates.reapplication]);
    case 'stage1': return dates.stage1 ?? null;
    case 'stage2': return dates.stage2 ?? null;
    case 'rectification': return earliest(dates.nonconformities.map(({ issued }) => issued)) ?? (dates.stage2 ? dayAfter(dates.stage2) : null);
    case 'certified': return dates.certificate?.issued ?? null;
    case 'surveillance': return earliest(dates.surveillance);
    case 'upgrade': return dates.upgrade ?? null;
  }
}

/** Whether what is due at one stage is asked at another. */
export function isDue(due: Due, stage: Due): boolean {
  return STAGES.indexOf(due) <= STAGES.indexOf(stage);
}

function earliest(dates: readonly unknown[]): string | null {
  const days = dates.filter((date): date is string => Day.safeParse(date).success).sort();
  return days[0] ?? null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
