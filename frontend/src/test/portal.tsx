import { QueryClient } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { memoryStore } from 'ra-core';
import { PortalApp } from '../portal/PortalApp';
import type { Policy } from '../shared/policies';
import type { Session } from '../shared/session';

// Asking of every element whether it is visible takes jsdom most of a test's time.
configure({ defaultHidden: true });

/** The whole portal at an address. */
export function openPortal(address: string): UserEvent {
  window.location.hash = `#${address}`;
  render(
    <PortalApp
      queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      store={memoryStore()}
    />,
  );
  return userEvent.setup();
}

export const INFO = { demo: false, name: 'huiqi', version: '1' };

export const APPLICANT: Session = {
  username: 'qiye',
  displayName: '某企业',
  kind: 'applicant',
  roles: [],
  authorities: [],
  entity: {
    id: '1',
    uscc: '91410402MA00000000',
    name: '平顶山某某股份有限公司（虚构）',
    kind: 'enterprise',
    jurisdiction: 'pingdingshan',
    district: '新华区',
    invented: true,
  },
};

/** A measure in force with one choice, one sum and one paper; tests override the one thing that they are about. */
export const policyOf = (override: Partial<Policy> = {}): Policy => ({
  id: 'measure',
  title: '上市分段奖励',
  jurisdiction: 'pingdingshan',
  jurisdictionName: '平顶山市',
  kind: 'award',
  kindName: '奖励',
  handling: 'listing-reward',
  applicants: ['enterprise'],
  period: { from: null, to: null, applyBy: '2026-12-31' },
  document: { id: 'document', title: '若干措施', number: '平政〔2026〕1号' },
  clause: '第七条',
  departments: ['市金融局'],
  documentStatus: 'issued',
  open: true,
  maxAmount: 4_000_000,
  ceiling: false,
  payment: true,
  confirmation: null,
  quote: '给予300万元奖励',
  furtherSources: [],
  facts: [
    {
      name: 'listingMilestone',
      type: 'enum',
      label: '到了哪个节点？',
      values: [
        { value: 'tutoring-filed', label: '辅导备案' },
        { value: 'listed', label: '上市交易' },
      ],
      required: true,
    },
    { name: 'financingAmount', type: 'number', unit: 'CNY', label: '融资金额', required: true },
    { name: 'district', type: 'string', label: '所在县（市、区）', required: true },
  ],
  rules: [
    {
      conditions: [{ fact: 'listingMilestone', requirement: '"listed"', text: '已上市交易' }],
      eligible: true,
      amountText: '400万元',
    },
  ],
  cap: null,
  caps: { case: null, annual: null, applicant: null, programme: null },
  funding: null,
  stacking: null,
  notes: null,
  remarks: [],
  stages: null,
  requiredDocuments: [
    { slot: 'filing', title: '备案文件', help: null, required: true, template: null },
  ],
  steps: [],
  version: 1,
  decisionVersion: 1,
  inForce: true,
  ...override,
});

export const EVALUATION = {
  policyId: 'measure',
  verdict: 'eligible',
  eligible: true,
  amount: 3_000_000,
  ceiling: false,
  result: {},
  funding: [
    { layer: 'city', layerName: '市级财政', ratio: 0.5, amount: 1_500_000 },
    { layer: 'district', layerName: '区级财政', ratio: 0.5, amount: 1_500_000 },
  ],
  conditions: [
    {
      fact: 'listingMilestone',
      label: '上市节点',
      requirement: '"tutoring-filed"',
      requirementText: '应为辅导备案',
      actual: 'tutoring-filed',
      actualText: '辅导备案',
      outcome: 'met',
    },
  ],
  missingFacts: [],
  matchedRules: [],
  citations: [],
  inForce: true,
  policyVersion: 1,
  decisionVersion: 1,
};
