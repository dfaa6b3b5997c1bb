import { describe, expect, it } from 'vitest';
import { dateLong, dateShort, dateTime, moneyExact, moneyShort, percent } from './format';

describe('money', () => {
  it.each([
    [3_000_000, '300万元'],
    [15_500, '1.55万元'],
    [5_000, '5,000元'],
    [0, '0元'],
    [120_000_000, '1.2亿元'],
    [1_234_567, '123.4567万元'],
    [1_234_567.89, '¥1,234,567.89'],
  ])('should shorten %d for lists', (yuan, text) => {
    expect(moneyShort(yuan)).toBe(text);
  });

  it('should be exact to the fen in decisions', () => {
    expect(moneyExact(3_000_000)).toBe('¥3,000,000.00');
    expect(moneyExact(-0.5)).toBe('-¥0.50');
  });

  it('should not use 万 in English', () => {
    expect(moneyShort(3_000_000, 'en')).toBe('CNY 3,000,000');
  });

  it('should show shares as percentages', () => {
    expect(percent(0.5)).toBe('50%');
    expect(percent(1 / 3)).toBe('33.33%');
  });
});

describe.each(['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'dates for a browser in %s',
  (zone) => {
    it('should be those of Beijing', () => {
      process.env['TZ'] = zone;
      expect(dateLong('2026-11-20')).toBe('2026年11月20日（周五）');
      expect(dateLong('2026-11-20T16:30:00Z')).toBe('2026年11月21日（周六）');
      expect(dateShort('2026-11-23')).toBe('11月23日');
      expect(dateTime('2026-11-20T06:05:00Z')).toBe('2026年11月20日（周五）14:05');
      expect(dateLong('2026-11-20', 'en')).toBe('Fri, 20 Nov 2026');
    });
  },
);
