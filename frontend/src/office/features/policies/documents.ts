import type { RaRecord } from 'ra-core';
import { useOfficeText } from '../../useOfficeText';

export interface PolicyDocumentRow extends RaRecord {
  title: string;
  number: string | null;
  issuer: string;
  status: 'issued' | 'draft-for-comments' | 'draft-for-discussion';
  confirmation: { by: string; at: string; documentNumber: string; note: string | null } | null;
  text?: string | null;
}

export const isIssued = ({ status, confirmation }: PolicyDocumentRow): boolean =>
  status === 'issued' || confirmation !== null;

export function useDocumentState(): (document: PolicyDocumentRow) => string {
  const t = useOfficeText();
  return ({ status, confirmation }) =>
    confirmation ? t('documents.confirmed') : t(`documents.${status}`);
}
