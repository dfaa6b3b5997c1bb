import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { useEffect, useRef, useState } from 'react';
import { FactInput } from '../../components/FactInput';
import { useText } from '../../useText';
import { isAnswered, type Topic } from './draft';
import { Screen } from './Screen';
import { useWizard } from './wizard';

const focusFact = (name: string): void => {
  const control = document.getElementById(`fact-${name}`);
  (control?.querySelector('input') ?? control)?.focus();
};

/** The questions of one topic, as the measure's facts ask them. */
export function TopicScreen({ topic }: { topic: Topic }) {
  const t = useText();
  const { draft, keeper } = useWizard();
  const [tried, setTried] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const [attempts, setAttempts] = useState(0);
  const open = topic.facts.filter(
    ({ name, required }) => required && !isAnswered(draft.facts[name]),
  );
  useEffect(() => {
    if (attempts > 0) summary.current?.focus();
  }, [attempts]);

  const goOn = () => {
    setTried(true);
    if (open.length === 0) return true;
    setAttempts(attempts + 1);
    return false;
  };
  return (
    <Screen section={topic.id} title={t(`apply.section.${topic.id}`)} onNext={goOn}>
      {tried && open.length > 0 ? (
        <Alert severity="error" ref={summary} tabIndex={-1} sx={{ mb: 3 }}>
          {t('apply.unansweredTitle')}
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {open.map(({ name, label }) => (
              <li key={name}>
                <Link component="button" type="button" onClick={() => focusFact(name)}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Stack spacing={3.5}>
        {topic.facts.map((fact) => (
          <FactInput
            key={fact.name}
            fact={fact}
            value={draft.facts[fact.name]}
            error={
              tried && fact.required && !isAnswered(draft.facts[fact.name])
                ? t('apply.answerThis')
                : undefined
            }
            onChange={(value) =>
              keeper.change(({ facts }) => ({ facts: { ...facts, [fact.name]: value } }))
            }
          />
        ))}
      </Stack>
    </Screen>
  );
}
