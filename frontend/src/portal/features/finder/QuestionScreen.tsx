import InfoOutlined from '@mui/icons-material/InfoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type FormEvent } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { useAppLocale } from '../../../shared/i18n/provider';
import type { Fact, FactValue } from '../../../shared/policies';
import { useFormat } from '../../../shared/useFormat';
import { isAnswered } from '../../components/answered';
import { FactInput } from '../../components/FactInput';
import type { FinderStep } from '../../finderAnswers';
import { useText, type PortalText } from '../../useText';
import { SidePanel } from './SidePanel';
import type { Finder } from './useFinder';

interface Question {
  fact: Fact;
  why: string | null;
  measures: number;
  money: number;
}

interface QuestionScreenProps {
  number: number;
  question: Question | undefined;
  given: FactValue | undefined;
  /** Asked before and open to change; null as the value is 不清楚. */
  answered: boolean;
  finder: Finder;
  steps: FinderStep[];
  onAnswer: (value: FactValue) => void;
}

/** The remaining number is told once it is one that encourages. */
const FEW_QUESTIONS = 30;

export function QuestionScreen({
  number,
  question,
  given,
  answered,
  finder,
  steps,
  onAnswer,
}: QuestionScreenProps) {
  const t = useText();
  const asked = question?.fact.name;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [asked]);
  const left = finder.pending ? undefined : finder.answer?.questionsLeft;
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 5,
        rowGap: 3,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 380px' },
      }}
    >
      <Box>
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {t('finder.number', { number })}
          {left !== undefined && left > 1 && left <= FEW_QUESTIONS && !answered
            ? t('finder.left', { count: left })
            : null}
        </Typography>
        {finder.error ? <ProblemAlert error={finder.error} onRetry={finder.retry} /> : null}
        {question ? (
          <Page key={question.fact.name} title={question.fact.label}>
            <Why question={question} />
            <AnswerForm
              fact={question.fact}
              given={given}
              answered={answered}
              onAnswer={onAnswer}
            />
          </Page>
        ) : finder.error ? null : (
          <Loading rows={3} />
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 3 }}>
          {number > 1 ? (
            <Button component={RouterLink} to={`/finder/${String(number - 1)}`}>
              {t('finder.previous')}
            </Button>
          ) : null}
          <Button component={RouterLink} to="/finder/results">
            {t('finder.seeResults')}
          </Button>
        </Box>
      </Box>
      <SidePanel finder={finder} steps={steps} />
    </Box>
  );
}

/** Why it is asked stands beside every question: people answer what they understand. */
function Why({ question }: { question: Question }) {
  const t = useText();
  const format = useFormat();
  const locale = useAppLocale();
  const { fact, why, measures, money } = question;
  const reason =
    locale === 'en' && measures > 0
      ? money > 0
        ? t('finder.whyMoney', { count: measures, money: format.money(money) })
        : t('finder.why', { count: measures })
      : why;
  return (
    <>
      {fact.help ? (
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {fact.help}
        </Typography>
      ) : null}
      {reason ? (
        <Typography
          data-testid="why"
          sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', mb: 1 }}
        >
          <InfoOutlined color="primary" fontSize="small" sx={{ mt: 0.5 }} aria-hidden />
          <span>
            {t('finder.whyAsked')}
            {reason}
          </span>
        </Typography>
      ) : null}
    </>
  );
}

interface AnswerFormProps {
  fact: Fact;
  given: FactValue | undefined;
  answered: boolean;
  onAnswer: (value: FactValue) => void;
}

/** More choices than these are easier to find in a list. */
const MOST_BUTTONS = 12;

/** Whoever is none of what is listed finds himself under 其他, which stands last. */
function choicesOf({ values }: Fact, t: PortalText): { value: string; label: string }[] {
  const all = values ?? [];
  const other = all.find(({ value }) => value === 'other');
  if (!other) return all;
  const named = all.filter((choice) => choice !== other);
  const orNone = !all.some(({ value }) => value === 'none');
  return [
    ...named,
    {
      value: other.value,
      label: orNone ? t('finder.orNone', { label: other.label }) : other.label,
    },
  ];
}

/** A choice is one press; a number or a date is typed. 不清楚 is always an answer. */
function AnswerForm({ fact, given, answered, onAnswer }: AnswerFormProps) {
  const t = useText();
  const [typed, setTyped] = useState<FactValue>(given ?? null);
  const [refused, setRefused] = useState(false);
  const choices: { value: string | boolean; label: string }[] =
    fact.type === 'boolean'
      ? [
          { value: true, label: t('common.yes') },
          { value: false, label: t('common.no') },
        ]
      : choicesOf(fact, t);
  if (choices.length > 0 && choices.length <= MOST_BUTTONS) {
    const all = [...choices, { value: null, label: t('common.unknown') }];
    return (
      <Box
        role="group"
        aria-label={fact.label}
        sx={{
          display: 'grid',
          gap: 1.5,
          mt: 2,
          maxWidth: 560,
          gridTemplateColumns: { xs: '1fr', sm: choices.length > 5 ? '1fr 1fr' : '1fr' },
        }}
      >
        {all.map(({ value, label }) => {
          const chosen = answered && given === value;
          return (
            <Button
              key={String(value)}
              variant="outlined"
              aria-pressed={answered ? chosen : undefined}
              onClick={() => onAnswer(value)}
              sx={{
                justifyContent: 'flex-start',
                textAlign: 'left',
                minHeight: 52,
                px: 2,
                color: value === null ? 'text.secondary' : 'text.primary',
                borderColor: chosen ? 'primary.main' : '#8A94A3',
                borderWidth: chosen ? 2 : 1,
                borderStyle: value === null ? 'dashed' : 'solid',
                bgcolor: chosen ? 'primary.light' : undefined,
              }}
            >
              {label}
            </Button>
          );
        })}
      </Box>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isAnswered(typed)) onAnswer(typed);
    else setRefused(true);
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ mt: 2, maxWidth: 560 }}>
      <FactInput
        fact={fact}
        value={typed}
        optional
        labelHidden
        error={refused && !isAnswered(typed) ? t('finder.answerOrSkip') : undefined}
        onChange={(value) => {
          setTyped(value);
          setRefused(false);
        }}
      />
      <Box sx={{ display: 'flex', gap: 1, mt: 2, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" size="large">
          {t('finder.next')}
        </Button>
        <Button variant="outlined" size="large" onClick={() => onAnswer(null)}>
          {t('common.unknown')}
        </Button>
      </Box>
    </Box>
  );
}
