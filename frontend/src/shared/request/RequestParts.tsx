import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { Documents } from '../case/CaseDocuments';
import { Quiet, Rows, Section } from '../case/parts';
import { StateLabel, toneOfDue } from '../case/StateLabel';
import type { RequestView } from '../requests';
import { useFormat } from '../useFormat';
import { ClockLine } from './ClockLine';
import { QuestionList } from './RequestQuestions';
import { useRequestText } from './useRequestText';
import { WarningLabel } from './WarningLabel';

interface Part {
  view: RequestView;
}

const Text = ({ children }: { children: string }) => (
  <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{children}</Typography>
);

/** What the enterprise asked for, in its own words. */
export function RequestMatter({ view }: Part) {
  const t = useRequestText();
  const format = useFormat();
  const category = view.categoryGiven
    ? `${view.categoryName}（${t('request.matter.given', { name: view.categoryGiven })}）`
    : view.categoryName;
  const facts: [string, string][] = [
    [t('request.matter.category'), category],
    [t('request.matter.district'), view.district],
    [t('request.matter.source'), view.sourceName],
    [t('request.matter.kind'), view.complexityName],
    [t('request.matter.submitted'), format.time(view.submittedAt)],
  ];
  return (
    <Section title={t('request.matter.title')}>
      <Text>{view.text}</Text>
      <Box
        component="dl"
        sx={{ m: 0, mt: 1, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2 }}
      >
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

export function RequestHandling({ view }: Part) {
  const t = useRequestText();
  const { measures, result, resolved, plan, closeOut } = view;
  const passages: [string, string | null | undefined][] = [
    [t('request.handling.measures'), measures],
    [t('request.handling.plan'), plan?.text],
    [t(resolved === false ? 'request.handling.notSolved' : 'request.handling.result'), result],
    [t('request.handling.grade'), closeOut?.gradeName],
  ];
  const said = passages.filter(([, text]) => text);
  return (
    <Section title={t('request.handling.title')}>
      {said.length === 0 ? <Quiet>{t('request.handling.none')}</Quiet> : null}
      {said.map(([title, text]) => (
        <Box key={title} sx={{ mb: 1.5 }}>
          <Typography variant="h3">{title}</Typography>
          <Text>{text ?? ''}</Text>
          {plan && text === plan.text ? <PlanDays plan={plan} /> : null}
        </Box>
      ))}
    </Section>
  );
}

/** Until when the plan runs, and the day that is asked for instead while the leader has not decided. */
function PlanDays({ plan }: { plan: NonNullable<RequestView['plan']> }) {
  const t = useRequestText();
  const format = useFormat();
  return (
    <Typography color="text.secondary">
      {t(plan.approved ? 'request.handling.planUntil' : 'request.handling.planAsked', {
        date: format.date(plan.until),
      })}
      {plan.proposed
        ? t('request.handling.planProposed', { date: format.date(plan.proposed) })
        : null}
    </Typography>
  );
}

export function RequestClockLine({ view, now }: Part & { now: number }) {
  const t = useRequestText();
  if (view.clockLine.length === 0) return null;
  return (
    <Section title={t('clockLine.title')}>
      <ClockLine view={view} now={now} />
    </Section>
  );
}

/** Every clock of every authority, those that run first. */
export function RequestClocks({ view }: Part) {
  const t = useRequestText();
  const format = useFormat();
  const runs = (state: string) => (['running', 'paused', 'overdue'].includes(state) ? 0 : 1);
  const clocks = [...view.deadlines].sort((one, other) => runs(one.state) - runs(other.state));
  return (
    <Section title={t('request.clocks.title')}>
      {clocks.length === 0 ? (
        <Quiet>{t('request.clocks.none')}</Quiet>
      ) : (
        <Rows
          label={t('request.clocks.title')}
          columns={[
            { title: t('request.clocks.step') },
            { title: t('request.clocks.who') },
            { title: t('request.clocks.due') },
            { title: t('request.clocks.state') },
            { title: t('request.clocks.warning') },
          ]}
          rows={clocks.map((clock, index) => ({
            key: `${clock.step}:${clock.group ?? ''}:${clock.due}:${String(index)}`,
            cells: [
              clock.name,
              clock.groupName,
              clock.state === 'paused' ? t('clockLine.resumes') : format.time(clock.due),
              <StateLabel key="state" tone={toneOfDue(clock.state)} text={clock.text} />,
              clock.warning && clock.warningName ? (
                <WarningLabel key="warning" level={clock.warning} text={clock.warningName} />
              ) : (
                '—'
              ),
            ],
          }))}
        />
      )}
    </Section>
  );
}

const SUPPORT_STEP = 'userTask_giveSupport';

/** How far each supporting authority is. */
export function RequestSupport({ view }: Part) {
  const t = useRequestText();
  if (view.support.length === 0) return null;
  return (
    <Section title={t('request.supporting.title')}>
      {view.support.map(({ code, name }) => {
        const clock = view.deadlines.find(
          ({ step, group }) => step === SUPPORT_STEP && (group ?? '').startsWith(`${code}.`),
        );
        // How it ended is what it decided, not that it decided in time.
        const decided = view.opinions.findLast(
          ({ stepName, groupName }) =>
            clock !== undefined && stepName === clock.name && groupName === clock.groupName,
        );
        const over = clock !== undefined && ['met', 'late'].includes(clock.state);
        return (
          <Box key={code} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, py: 0.5 }}>
            <Box sx={{ flex: '1 1 200px' }}>{name}</Box>
            {over && decided ? (
              <StateLabel
                tone={decided.decision === 'approve' ? 'good' : 'attention'}
                text={`${decided.decisionName}（${clock.text}）`}
              />
            ) : clock ? (
              <StateLabel tone={toneOfDue(clock.state)} text={clock.text} />
            ) : (
              <StateLabel tone="quiet" text={t('request.supporting.waiting')} />
            )}
          </Box>
        );
      })}
    </Section>
  );
}

/** What the enterprise was asked for, and what it answered; what it is asked now stands on top of the page. */
export function RequestAsked({ view }: Part) {
  const t = useRequestText();
  const ended = view.questions.filter(({ state }) => state !== 'waiting');
  if (ended.length === 0) return null;
  return (
    <Section title={t('question.title')}>
      <QuestionList questions={ended} />
    </Section>
  );
}

export function RequestOpinions({ view }: Part) {
  const t = useRequestText();
  const format = useFormat();
  return (
    <Section title={t('request.opinions.title')}>
      {view.opinions.length === 0 ? <Quiet>{t('request.opinions.none')}</Quiet> : null}
      {view.opinions.map(({ stepName, groupName, userName, decisionName, opinion, at }) => (
        <Box
          key={`${stepName}:${userName}:${at}`}
          sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}
        >
          <Typography>
            <strong>{decisionName}</strong> · {stepName} · {groupName} {userName}
          </Typography>
          <Text>{opinion ? opinion : t('request.opinions.noText')}</Text>
          <Typography color="text.secondary">{format.time(at)}</Typography>
        </Box>
      ))}
    </Section>
  );
}

export function RequestRatings({ view }: Part) {
  const t = useRequestText();
  const format = useFormat();
  if (view.ratings.length === 0 && !view.closeOut) return null;
  return (
    <Section title={t('request.ratings.title')}>
      {view.ratings.length === 0 ? <Quiet>{t('request.ratings.none')}</Quiet> : null}
      {view.ratings.map(({ round, grade, gradeName, text, at }) => (
        <Box key={round} sx={{ py: 0.5 }}>
          <StateLabel
            tone={grade <= 2 ? 'bad' : 'good'}
            text={t('request.ratings.row', { round, grade: gradeName })}
          />
          {text ? <Text>{text}</Text> : null}
          <Typography color="text.secondary">{format.time(at)}</Typography>
        </Box>
      ))}
    </Section>
  );
}

/** The newest on top; what stays within the authorities is marked. */
export function RequestTimeline({ view }: Part) {
  const t = useRequestText();
  const format = useFormat();
  const newestFirst = [...view.timeline].reverse();
  return (
    <Section title={t('request.timeline.title')}>
      {newestFirst.length === 0 ? <Quiet>{t('request.timeline.none')}</Quiet> : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {newestFirst.map(({ at, event, eventName, actor, text, internal }, index) => (
          <Box
            component="li"
            key={`${at}:${event}:${String(index)}`}
            sx={{
              pl: 2,
              py: 0.75,
              borderLeft: 2,
              borderColor: internal ? 'divider' : 'primary.main',
            }}
          >
            <Typography component="div" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              <strong>{eventName}</strong>
              {internal ? (
                <Chip
                  size="small"
                  variant="outlined"
                  label={t('request.timeline.internal')}
                  sx={{ ml: 1 }}
                />
              ) : null}
              {text && text !== eventName ? `${internal ? ' ' : '：'}${text}` : ''}
            </Typography>
            <Typography color="text.secondary">
              {format.time(at)} · {actor}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

export function RequestMerged({ view }: Part) {
  const t = useRequestText();
  const format = useFormat();
  if (view.merged.length === 0) return null;
  return (
    <Section title={t('request.merged.title')}>
      {view.merged.map(({ caseNumber, title, text, sourceName, submittedAt }) => (
        <Box key={caseNumber} sx={{ mb: 1.5 }}>
          <Typography variant="h3">{title}</Typography>
          <Text>{text}</Text>
          <Typography color="text.secondary">
            {t('request.merged.row', {
              caseNumber,
              source: sourceName,
              date: format.day(submittedAt),
            })}
          </Typography>
        </Box>
      ))}
    </Section>
  );
}

export function RequestDocuments({ view }: Part) {
  const t = useRequestText();
  return (
    <Documents
      title={t('request.documents')}
      data={{
        documents: view.documents.map((document) => ({
          ...document,
          slot: null,
          title: document.fileName,
          uploadedAt: view.submittedAt,
        })),
      }}
    />
  );
}
