import { useOfficeText } from '../useOfficeText';

const STATUSES = [
  'submitted',
  'supplement-requested',
  'accepted',
  'under-review',
  'public-notice',
  'approved',
  'rejected',
  'disbursing',
  'completed',
  'withdrawn',
  'lapsed',
] as const;

const JURISDICTIONS = ['henan', 'pingdingshan', 'jiaozuo'] as const;

export interface Choice {
  id: string;
  name: string;
}

/** What filters offer, in words. */
export function useChoices(): {
  statuses: Choice[];
  jurisdictions: Choice[];
  layers: Choice[];
  paymentStates: Choice[];
  entityKinds: Choice[];
} {
  const t = useOfficeText();
  return {
    statuses: STATUSES.map((id) => ({ id, name: t(`choice.status.${id}`) })),
    jurisdictions: JURISDICTIONS.map((id) => ({ id, name: t(`choice.jurisdiction.${id}`) })),
    layers: (['central', 'province', 'city', 'district', 'local'] as const).map((id) => ({
      id,
      name: t(`choice.layer.${id}`),
    })),
    paymentStates: (['prepared', 'issued', 'settled'] as const).map((id) => ({
      id,
      name: t(`choice.paymentState.${id}`),
    })),
    entityKinds: (['enterprise', 'individual-business'] as const).map((id) => ({
      id,
      name: t(`choice.entityKind.${id}`),
    })),
  };
}
