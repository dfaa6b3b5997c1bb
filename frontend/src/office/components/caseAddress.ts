import { isRequestNumber } from '../../shared/requests';

/** The record page of a case, whatever kind of case the number stands for. */
export const caseAddress = (caseNumber: string): string =>
  `/${isRequestNumber(caseNumber) ? 'service-requests' : 'applications'}/${encodeURIComponent(caseNumber)}/show`;
