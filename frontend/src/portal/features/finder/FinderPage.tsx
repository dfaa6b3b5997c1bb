import { useState } from 'react';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import type { Fact, FactValue } from '../../../shared/policies';
import { NO_ANSWERS, useFinderAnswers, type FinderAnswers } from '../../finderAnswers';
import { Intro } from './Intro';
import { QuestionScreen } from './QuestionScreen';
import { Results } from './Results';
import { useFinder } from './useFinder';

/** What fits me: one question a screen, each with an address of its own, so that the browser's back button works too. */
export default function FinderPage() {
  const { answers, save, owner } = useFinderAnswers();
  if (!answers) return <Loading />;
  return <FinderScreens key={owner} kept={answers} save={save} />;
}

interface FinderScreensProps {
  kept: FinderAnswers;
  save: (answers: FinderAnswers) => void;
}

function FinderScreens({ kept, save }: FinderScreensProps) {
  const [answers, setAnswers] = useState(kept);
  const { screen = '' } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const finder = useFinder(answers);
  const { steps } = answers;
  const number = Number(screen);

  // The answers stand here first, so that the next address finds them whatever is slow.
  const keep = (changed: FinderAnswers) => {
    setAnswers(changed);
    save(changed);
  };
  const answerWith = (fact: Fact, value: FactValue) => {
    const changed = [...steps];
    changed[number - 1] = { fact, value };
    keep({ steps: changed, savedAt: new Date().toISOString() });
    void navigate(
      params.has('change') ? '/finder/results' : `/finder/${String(changed.length + 1)}`,
    );
  };
  const startAgain = () => {
    keep(NO_ANSWERS);
    void navigate('/finder/1');
  };

  if (screen === '') return <Intro steps={steps} onStartAgain={startAgain} />;
  if (screen === 'results') {
    return <Results finder={finder} steps={steps} onStartAgain={startAgain} />;
  }
  if (!Number.isInteger(number) || number < 1 || number > steps.length + 1) {
    return <Navigate to={`/finder/${String(steps.length + 1)}`} replace />;
  }
  const earlier = steps[number - 1];
  if (!earlier && finder.next === null) return <Navigate to="/finder/results" replace />;
  const question = earlier
    ? { fact: earlier.fact, why: null, measures: 0, money: 0 }
    : (finder.next ?? undefined);
  return (
    <QuestionScreen
      number={number}
      question={question}
      given={earlier?.value}
      answered={earlier !== undefined}
      finder={finder}
      steps={steps}
      onAnswer={(value) => {
        if (question) answerWith(question.fact, value);
      }}
    />
  );
}
