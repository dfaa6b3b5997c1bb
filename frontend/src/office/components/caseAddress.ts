import { isRequestNumber } from '../../shared/requests';

/** What a message is about where it is no case. */
export interface About {
  kind: string;
  id: string;
}

const PAGES: Record<string, string> = {
  bulletin: '/supervision/bulletins/',
  'calendar-change': '/calendar/changes/',
};

/** The page of what a message is about; undefined for a kind that this version does not know. */
export function aboutAddress({ kind, id }: About): string | undefined {
  const page = PAGES[kind];
  return page === undefined ? undefined : page + encodeURIComponent(id);
}

/** The record page of a case, whatever kind of case the number stands for. */
export const caseAddress = (caseNumber: string): string =>
  `/${isRequestNumber(caseNumber) ? 'service-requests' : 'applications'}/${encodeURIComponent(caseNumber)}/show`;
