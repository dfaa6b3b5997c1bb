import { useMemo } from 'react';
import { useSession } from '../shared/session';
import { rightsOf, type Rights } from './roles';

export function useRights(): Rights {
  const { data } = useSession();
  return useMemo(() => rightsOf(data), [data]);
}
