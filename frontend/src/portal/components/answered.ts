import type { FactValue } from '../../shared/policies';

export const isAnswered = (value: FactValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '';
