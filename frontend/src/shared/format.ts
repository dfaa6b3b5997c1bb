/** Everything people read as a number or a date. Instants are always shown in Beijing time. */
const ZONE = 'Asia/Shanghai';
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

export type Locale = 'zh-CN' | 'en';

const grouped = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** ¥3,000,000.00 for decisions. */
export const moneyExact = (yuan: number): string =>
  `${yuan < 0 ? '-' : ''}¥${grouped(Math.abs(yuan), 2)}`;

/** 300万元 for lists; exact where that would need more than four decimals. */
export function moneyShort(yuan: number, locale: Locale = 'zh-CN'): string {
  if (locale === 'en')
    return Number.isInteger(yuan) ? `CNY ${grouped(yuan, 0)}` : `CNY ${grouped(yuan, 2)}`;
  const fen = Math.round(yuan * 100);
  if (fen % 100 !== 0) return moneyExact(yuan);
  const whole = fen / 100;
  if (Math.abs(whole) < 10_000) return `${grouped(whole, 0)}元`;
  if (Math.abs(whole) >= 100_000_000 && whole % 10_000 === 0) {
    return `${String(whole / 100_000_000)}亿元`;
  }
  return `${(whole / 10_000).toLocaleString('en-US', { maximumFractionDigits: 4 })}万元`;
}

interface DateParts {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

function partsOf(value: string): DateParts {
  // A date is a day of the calendar, not the instant of its midnight somewhere.
  const instant = DATE_ONLY.test(value) ? new Date(`${value}T12:00:00+08:00`) : new Date(value);
  const shanghai = new Date(instant.getTime() + 8 * 3_600_000);
  return {
    year: shanghai.getUTCFullYear(),
    month: shanghai.getUTCMonth() + 1,
    day: shanghai.getUTCDate(),
    weekday: shanghai.getUTCDay(),
  };
}

/** 2026年11月20日（周五） */
export function dateLong(value: string, locale: Locale = 'zh-CN'): string {
  const { year, month, day, weekday } = partsOf(value);
  if (locale === 'en') {
    return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
  }
  return `${String(year)}年${String(month)}月${String(day)}日（周${'日一二三四五六'.charAt(weekday)}）`;
}

/** 11月23日 */
export function dateShort(value: string, locale: Locale = 'zh-CN'): string {
  const { year, month, day } = partsOf(value);
  if (locale === 'en') {
    return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
    });
  }
  return `${String(month)}月${String(day)}日`;
}

/** 2026年11月20日（周五）14:05 */
export function dateTime(value: string, locale: Locale = 'zh-CN'): string {
  const time = new Date(value).toLocaleTimeString('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
  });
  return locale === 'en' ? `${dateLong(value, locale)}, ${time}` : `${dateLong(value)}${time}`;
}

/** 50%, 33.33% */
export const percent = (ratio: number): string =>
  `${(ratio * 100).toLocaleString('en-US', { maximumFractionDigits: 2 })}%`;

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
