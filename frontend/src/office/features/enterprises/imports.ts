import type { RaRecord } from 'ra-core';

export interface ImportLine {
  line: number;
  uscc: string;
  name: string;
  outcome: 'registered' | 'updated' | 'unchanged' | 'rejected';
  outcomeName: string;
  changes: number;
  problems: { column: string; message: string }[];
}

export interface RegisterImport extends RaRecord {
  id: number;
  fileName: string;
  asOf: string;
  state: 'running' | 'finished' | 'failed';
  stateName: string;
  total: number;
  done: number;
  accepted: number;
  registered: number;
  updated: number;
  unchanged: number;
  rejected: number;
  startedBy: string;
  startedByName: string;
  startedAt: string;
  finishedAt: string | null;
}

export const IMPORTS = '/api/business-entities/imports';
export const ACCEPTED_TABLES = '.xlsx,.csv';

/** A file that the browser saves; the session's cookie goes along. */
export const templateUrl = (department: string): string =>
  `/api/business-entities/import-template${
    department === '' ? '' : `?department=${encodeURIComponent(department)}`
  }`;
