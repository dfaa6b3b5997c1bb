import type { Fact } from '../../../shared/policies';
import { APPLICANT, JURISDICTION, type FinderAnswers } from '../../finderAnswers';
import type { PortalText } from '../../useText';

const APPLICANTS = [
  'enterprise',
  'individual-business',
  'person',
  'landlord',
  'service-platform',
  'training-body',
  'kindergarten',
  'bank',
  'guarantor',
] as const;

const JURISDICTIONS = ['pingdingshan', 'pds-sfq', 'jiaozuo', 'henan', 'national'] as const;

/** Who and where: asked of everybody whom no register knows. */
export const startQuestions = (t: PortalText): Fact[] => [
  {
    name: APPLICANT,
    type: 'enum',
    label: t('finder.applicant'),
    help: t('finder.applicantWhy'),
    values: APPLICANTS.map((value) => ({ value, label: t(`applicant.${value}`) })),
    required: false,
  },
  {
    name: JURISDICTION,
    type: 'enum',
    label: t('finder.jurisdiction'),
    help: t('finder.jurisdictionWhy'),
    values: JURISDICTIONS.map((value) => ({ value, label: t(`finder.places.${value}`) })),
    required: false,
  },
];

/** The answer to one of the two start questions; undefined where it was 不清楚 or is still to come. */
export function startAnswer(answers: FinderAnswers, name: string): string | undefined {
  const value = answers.steps.find(({ fact }) => fact.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

export const isStartQuestion = ({ name }: Fact): boolean =>
  name === APPLICANT || name === JURISDICTION;
