/** An all-day event; days are ISO. */
export interface CalendarEvent {
  /** The same from run to run, unlike any other's. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly first: string;
  readonly last: string;
  /** Days before the end of which to remind, and what to say. */
  readonly alarms: readonly { readonly days: number; readonly text: string }[];
}

export interface CalendarFile {
  readonly name: string;
  /** When it was made: the same for the same input. */
  readonly stamp: string;
  readonly language: string;
  readonly events: readonly CalendarEvent[];
}

const DAY_MS = 86_400_000;
/** RFC 5545 3.1: a line has at most 75 octets, its break not counted. */
const MOST_OCTETS = 75;

/** An iCalendar file (RFC 5545): UTF-8, CRLF, folded by octets, deterministic. */
export function calendarFile({ name, stamp, language, events }: CalendarFile): string {
  const moment = `${basic(stamp)}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//Hegui//Timeline//${language}`, 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    `NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, moment)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, summary, description, categories, first, last, alarms }: CalendarEvent, moment: string): string[] {
  return [
    'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${moment}`, `DTSTART;VALUE=DATE:${basic(first)}`, `DTEND;VALUE=DATE:${basic(dayAfter(last))}`,
    `SUMMARY:${escaped(summary)}`, ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]), 'TRANSP:TRANSPARENT',
    // The last day begins a day before the end, which is exclusive; a one-day event is reminded of by its start.
    ...alarms.flatMap(({ days, text }) => [
      'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(text)}`, first === last ? `TRIGGER:-P${days}D` : `TRIGGER;RELATED=END:-P${days + 1}D`, 'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

function basic(day: string): string {
  return day.replaceAll('-', '');
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** RFC 5545 3.3.11; control characters have no place in a text. */
function escaped(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/** Breaks a line between characters, so that no octets of one stand on two lines; what follows begins with a blank, which counts. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > MOST_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
