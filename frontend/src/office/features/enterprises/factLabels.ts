import { useQuery } from '@tanstack/react-query';
import { get } from '../../../shared/http';
import type { Fact, PolicyRow } from '../../../shared/policies';

const MOST_MEASURES = 30;

/** What facts are called and what their values mean stands with the measures that ask for them. */
export function useFactDefinitions(jurisdiction: string | undefined): Map<string, Fact> {
  const { data } = useQuery({
    queryKey: ['fact-definitions', jurisdiction],
    enabled: jurisdiction !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const measures = await get<PolicyRow[]>(
        `/api/policies?perPage=${String(MOST_MEASURES)}&handling=listing-reward&jurisdiction=${String(jurisdiction)}`,
        signal,
      );
      const details = await Promise.all(
        measures.map(({ id }) =>
          get<{ facts: Fact[] }>(`/api/policies/${encodeURIComponent(id)}`, signal),
        ),
      );
      return details.flatMap(({ facts }) => facts);
    },
  });
  return new Map((data ?? []).map((fact) => [fact.name, fact]));
}
