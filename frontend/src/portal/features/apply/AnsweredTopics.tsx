import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';
import { AnswerList } from './AnswerList';
import { isAnswered } from './draft';
import { factText } from '../../components/factText';
import { useWizard } from './wizard';

/** What was answered, topic by topic, each with its way back. */
export function AnsweredTopics() {
  const t = useText();
  const format = useFormat();
  const { policy, session, known, topics, draft, to } = useWizard();
  const documentText = (slot: string): string => {
    const names = draft.documents.filter((document) => document.slot === slot);
    if (names.length > 0) return names.map(({ fileName }) => fileName).join('、');
    return draft.undertakings.includes(slot) ? t('apply.promised') : t('apply.notGiven');
  };
  return (
    <>
      <Section id="check-known" title={t('apply.section.known')}>
        <AnswerList
          answers={[
            ...(session.entity
              ? [
                  { key: 'name', label: t('entity.name'), text: session.entity.name },
                  { key: 'uscc', label: t('entity.uscc'), text: session.entity.uscc },
                ]
              : []),
            ...known
              .filter(({ value }) => isAnswered(value))
              .map(({ name, value, source }) => {
                const fact = policy.facts.find((candidate) => candidate.name === name);
                return {
                  key: name,
                  label: fact?.label ?? name,
                  text: factText(fact, value, t, format),
                  note: t('apply.knownSourceUndated', { source }),
                };
              }),
          ]}
        />
      </Section>
      {topics.map((topic) => (
        <Section key={topic.id} id={`check-${topic.id}`} title={t(`apply.section.${topic.id}`)}>
          <AnswerList
            changeAt={to(topic.id)}
            answers={topic.facts.map((fact) => ({
              key: fact.name,
              label: fact.label,
              text: factText(fact, draft.facts[fact.name], t, format),
              missing: fact.required && !isAnswered(draft.facts[fact.name]),
            }))}
          />
        </Section>
      ))}
      {policy.requiredDocuments.length > 0 ? (
        <Section id="check-materials" title={t('apply.section.materials')}>
          <AnswerList
            changeAt={to('materials')}
            answers={policy.requiredDocuments.map(({ slot, title, required }) => ({
              key: slot,
              label: title,
              text: documentText(slot),
              missing:
                required &&
                !draft.undertakings.includes(slot) &&
                !draft.documents.some((document) => document.slot === slot),
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}
