import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { fetchCase, type CaseView } from '../../../shared/cases';

const key = (caseNumber: string): string[] => ['case', caseNumber];

export const useCase = (caseNumber: string): UseQueryResult<CaseView> =>
  useQuery({
    queryKey: key(caseNumber),
    queryFn: ({ signal }) => fetchCase(caseNumber, signal),
  });

/** After a write: the case, its diagram and the lists are asked again. */
export function useCaseChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(() => queryClient.invalidateQueries(), [queryClient]);
}
