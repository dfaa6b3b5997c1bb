import type { RaRecord } from 'ra-core';

export const KINDS = ['monthly', 'targets-quarterly', 'targets-yearly'] as const;
export type Kind = (typeof KINDS)[number];

export interface BulletinSummary {
  id: number;
  kind: Kind;
  period: string;
  periodText: string;
  jurisdictionName: string;
  title: string;
  status: 'draft' | 'issued';
  number: string | null;
  issuedAt: string | null;
  issuedByName: string | null;
  updatedAt: string;
}

export type BulletinRow = RaRecord & BulletinSummary;

export interface BulletinSection {
  id: string;
  heading: string;
  text: string;
  table: { headers: string[]; rows: string[][] } | null;
}

export interface Bulletin extends BulletinSummary {
  addressee: string;
  sections: BulletinSection[];
  figuresAt: string;
  mayEdit: boolean;
  version: number;
}

/** The last month, quarter and year that are over on a day in Beijing. */
export function lastPeriod(kind: Kind, today: Date): string {
  const beijing = new Date(today.getTime() + 8 * 3_600_000);
  const year = beijing.getUTCFullYear();
  const month = beijing.getUTCMonth();
  if (kind === 'targets-yearly') return String(year - 1);
  if (kind === 'targets-quarterly') {
    const quarter = Math.floor(month / 3);
    return quarter === 0 ? `${String(year - 1)}-Q4` : `${String(year)}-Q${String(quarter)}`;
  }
  return month === 0
    ? `${String(year - 1)}-12`
    : `${String(year)}-${String(month).padStart(2, '0')}`;
}
