/** GET /api/registries/{policyId}. */
export interface RegistryDetail {
  id: string;
  title: string;
  summary: string;
  jurisdictionName: string;
  document: string;
  clause: string;
  quote: string;
  computable: boolean;
  criteria: string[];
  facts: RegistryFact[];
  namedList: { columns: string[]; rows: (string | number)[][] } | null;
  remarks: string[];
  members: number;
  removed: number;
  mayKeep: boolean;
}

export interface RegistryFact {
  name: string;
  type: 'boolean' | 'number' | 'number-list' | 'string' | 'enum' | 'date';
  unit: string | null;
  label: string;
  help: string | null;
  values: { value: string; label: string }[];
  fromRegister: boolean;
}

export interface MemberRow {
  id: number;
  entityId: number;
  uscc: string;
  name: string;
  jurisdictionName: string;
  district: string;
  grade: string | null;
  reason: string;
  entryCheckName: string;
  joinedOn: string;
  joinedByName: string;
  removedOn: string | null;
  removalReason: string | null;
  state: 'current' | 'removed';
  stateName: string;
}

/** What was typed, as the fact's type wants it; nothing where nothing was. */
export function typedFact({ type }: RegistryFact, text: string): unknown {
  if (text.trim() === '') return undefined;
  if (type === 'boolean') return text === 'true';
  if (type === 'number') return Number(text);
  if (type === 'number-list') {
    return text
      .split(/[,，、\s]+/)
      .filter(Boolean)
      .map(Number);
  }
  return text.trim();
}
