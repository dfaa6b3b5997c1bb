import { useOfficeText } from '../../useOfficeText';
import type { Choice } from '../../components/choices';

const IDS = ['national', 'henan', 'pingdingshan', 'pds-sfq', 'jiaozuo'] as const;

/** Every government whose policies name lists, targets, platforms and time limits. */
export function usePolicyJurisdictions(): Choice[] {
  const t = useOfficeText();
  return IDS.map((id) => ({ id, name: t(`registryJurisdiction.${id}`) }));
}
