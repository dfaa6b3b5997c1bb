import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView, TrackStage } from '../cases';
import { moneyExact } from '../format';
import { useFormat } from '../useFormat';
import { Quiet, Rows, Section } from './parts';
import { StateLabel, toneOfDue, type Tone } from './StateLabel';
import { useCaseText } from './useCaseText';

const TRACK_TONES: Record<TrackStage['state'], Tone> = {
  paid: 'good',
  awarded: 'good',
  'in-progress': 'busy',
  open: 'quiet',
  covered: 'quiet',
  next: 'quiet',
};

/** The stages of the enterprise's way to the stock exchange: which are paid, which is this, what is next. */
export function Track({ data }: { data: CaseView }) {
  const t = useCaseText();
  if (!data.track || data.track.length === 0) return null;
  return (
    <Section title={t('case.track.title')}>
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 2 }}
      >
        {data.track.map(({ stage, label, state, amount, caseNumber }) => (
          <Box
            component="li"
            key={stage}
            sx={{
              border: 1,
              borderRadius: 1,
              p: 1.5,
              flex: '1 1 160px',
              borderColor: caseNumber === data.caseNumber ? 'primary.main' : 'divider',
            }}
          >
            <Typography sx={{ fontWeight: 600 }}>{label}</Typography>
            <StateLabel tone={TRACK_TONES[state]} text={t(`case.track.${state}`)} />
            {amount === null ? null : <Typography>{moneyExact(amount)}</Typography>}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

export function EarlierAwards({ data }: { data: CaseView }) {
  const t = useCaseText();
  const format = useFormat();
  return (
    <Section title={t('case.earlier.title')}>
      {data.earlierAwards.length === 0 ? (
        <Quiet>{t('case.earlier.none')}</Quiet>
      ) : (
        <Rows
          label={t('case.earlier.title')}
          columns={[
            { title: t('case.earlier.policy') },
            { title: t('case.earlier.date') },
            { title: t('case.earlier.amount'), number: true },
          ]}
          rows={data.earlierAwards.map(({ caseNumber, policyTitle, amount, awardedAt }) => ({
            key: caseNumber,
            cells: [`${policyTitle}（${caseNumber}）`, format.date(awardedAt), moneyExact(amount)],
          }))}
        />
      )}
    </Section>
  );
}

export function Opinions({ data }: { data: CaseView }) {
  const t = useCaseText();
  const format = useFormat();
  const opinions = data.opinions ?? [];
  return (
    <Section title={t('case.opinions.title')}>
      {opinions.length === 0 ? <Quiet>{t('case.opinions.none')}</Quiet> : null}
      {opinions.map(({ stepName, groupName, userName, decisionName, opinion, at }) => (
        <Box
          key={`${stepName}:${userName}:${at}`}
          sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}
        >
          <Typography>
            <strong>{decisionName}</strong> · {stepName} · {groupName} {userName}
          </Typography>
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            {opinion ? opinion : t('case.opinions.noText')}
          </Typography>
          <Typography color="text.secondary">{format.time(at)}</Typography>
        </Box>
      ))}
    </Section>
  );
}

export function Deadlines({ data }: { data: CaseView }) {
  const t = useCaseText();
  const format = useFormat();
  return (
    <Section title={t('case.deadlines.title')}>
      {data.deadlines.length === 0 ? <Quiet>{t('case.deadlines.none')}</Quiet> : null}
      {data.deadlines.map(({ name, due, state, text }) => (
        <Box
          key={`${name}:${due}`}
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, py: 0.5 }}
        >
          <Box sx={{ flex: '1 1 200px' }}>{name}</Box>
          <Box sx={{ color: 'text.secondary' }}>
            {t('case.deadlines.until', { date: format.date(due) })}
          </Box>
          <StateLabel tone={toneOfDue(state)} text={text} />
        </Box>
      ))}
    </Section>
  );
}

export function Timeline({ data }: { data: CaseView }) {
  const t = useCaseText();
  const format = useFormat();
  return (
    <Section title={t('case.timeline.title')}>
      {data.timeline.length === 0 ? <Quiet>{t('case.timeline.none')}</Quiet> : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.timeline.map(({ at, event, eventName, actor, text }, index) => (
          <Box
            component="li"
            key={`${at}:${event}:${String(index)}`}
            sx={{ pl: 2, py: 0.75, borderLeft: 2, borderColor: 'divider' }}
          >
            <Typography>
              <strong>{eventName}</strong>
              {text && text !== eventName ? `：${text}` : ''}
            </Typography>
            <Typography color="text.secondary">
              {format.time(at)} · {actor ?? t('case.timeline.system')}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

export function Payment({ data }: { data: CaseView }) {
  const t = useCaseText();
  const format = useFormat();
  const orders = data.payment?.orders ?? [];
  if (orders.length === 0) return null;
  return (
    <Section title={t('case.payment.title')}>
      <Rows
        label={t('case.payment.title')}
        columns={[
          { title: t('case.payment.layer') },
          { title: t('case.payment.state') },
          { title: t('case.payment.batch') },
          { title: t('case.payment.receipt') },
          { title: t('case.payment.paidOn') },
          { title: t('case.payment.amount'), number: true },
        ]}
        rows={orders.map((order) => ({
          key: `${order.layer}:${String(order.amount)}`,
          cells: [
            order.layerName,
            order.stateName,
            order.batchNumber ?? '—',
            order.receiptNumber ?? '—',
            order.paidOn ? format.date(order.paidOn) : '—',
            moneyExact(order.amount),
          ],
        }))}
      />
    </Section>
  );
}

export function Notice({ data }: { data: CaseView }) {
  const t = useCaseText();
  const format = useFormat();
  if (!data.notice) return null;
  const { from, until, objections } = data.notice;
  return (
    <Section title={t('case.notice.title')}>
      <Typography>
        {t('case.notice.period', { from: format.date(from), until: format.date(until) })}
        {objections > 0 ? ` · ${t('case.notice.objections', { count: objections })}` : ''}
      </Typography>
    </Section>
  );
}
