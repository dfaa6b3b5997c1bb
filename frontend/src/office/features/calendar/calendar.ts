import type { RaRecord } from 'react-admin';
import type { FieldProblem } from '../../../shared/problem';

export type DayKind = 'holiday' | 'make-up-workday';

export interface CalendarDay {
  date: string;
  kind: DayKind;
  name: string;
}

/** A year in the list of years. */
export interface YearItem {
  year: number;
  provisional: boolean;
  sourceName: string | null;
  notice: string | null;
  issuedOn: string | null;
  amendments: number;
  holidays: number;
  makeUpWorkdays: number;
  workingDays: number;
}

export interface Year {
  year: number;
  provisional: boolean;
  notice: string | null;
  amendments: { number: string; issuedOn: string; text: string }[];
  note: string | null;
  days: CalendarDay[];
}

export interface MovedDeadline {
  caseNumber: string;
  kind: string;
  kindName: string;
  step: string;
  name: string;
  oldDue: string;
  newDue: string;
}

export interface Preview {
  valid: boolean;
  problems: FieldProblem[];
  hints: string[];
  correction: boolean;
  added: CalendarDay[];
  removed: CalendarDay[];
  affected: MovedDeadline[];
  total: number;
  revision: number;
}

export interface Change extends RaRecord {
  id: number;
  at: string;
  byName: string;
  year: number;
  notice: string;
  issuedOn: string;
  text: string;
  correction: boolean;
  affected: number;
}

export interface ChangeDetail extends Change {
  added: CalendarDay[];
  removed: CalendarDay[];
}

/** A day as it stands in the form, perhaps not yet right. */
export interface EnteredDay {
  key: number;
  date: string;
  kind: DayKind;
  name: string;
}

const two = (value: string | number): string => String(value).padStart(2, '0');

const DATE = /(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/g;
const LAST_DAY_ONLY = /[至到~～—–]\s*(\d{1,2})\s*日/;
const MAKE_UP = /调休|上班|补班|make-up|workday/i;
const NOT_A_NAME =
  /[\s,，、;；:：()（）至到~～—–-]+|周[一二三四五六日]|星期[一二三四五六日]|放假|调休|上班|补班|休息|共\d+天|holiday|make-up-workday|make-up|workday/gi;

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/**
 * Reads what was copied from a table or the notice: a line a day or a span of days, with the name and whether it is worked,
 * such as 2027-10-01 至 2027-10-07 放假 国庆节, or 9月26日（周日）上班 国庆节. Lines without a date are left out and counted.
 */
export function parseDays(
  text: string,
  year: number,
): { days: Omit<EnteredDay, 'key'>[]; unread: string[] } {
  const days: Omit<EnteredDay, 'key'>[] = [];
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const found = [...line.matchAll(DATE)].map(
      ([, y, m, d]) => `${y ?? String(year)}-${two(m ?? '')}-${two(d ?? '')}`,
    );
    const first = found[0];
    if (first === undefined) {
      unread.push(line.trim());
      continue;
    }
    const rest = line.replace(DATE, ' ');
    const short = found.length === 1 ? LAST_DAY_ONLY.exec(line)?.[1] : undefined;
    const last = found[1] ?? (short ? `${first.slice(0, 8)}${two(short)}` : first);
    const kind: DayKind = MAKE_UP.test(rest) ? 'make-up-workday' : 'holiday';
    const name =
      rest.replace(LAST_DAY_ONLY, ' ').replace(NOT_A_NAME, ' ').trim().split(' ')[0] ?? '';
    days.push({ date: first, kind, name });
    let day = first;
    while (day < last && days.length < 400 && !Number.isNaN(Date.parse(day))) {
      day = nextDay(day);
      days.push({ date: day, kind, name });
    }
  }
  return { days, unread };
}

/** The days of a month with the blanks before the first, weeks from Monday. */
export function monthGrid(year: number, month: number): (string | null)[] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const blanks = (first.getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [
    ...Array.from({ length: blanks }, () => null),
    ...Array.from({ length }, (_, day) => `${String(year)}-${two(month)}-${two(day + 1)}`),
  ];
}

export const isWeekend = (date: string): boolean =>
  [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
