import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../cases';
import { moneyExact } from '../format';
import { useFormat } from '../useFormat';
import { StateLabel, toneOfDue, toneOfStatus } from './StateLabel';
import { useCaseText } from './useCaseText';

const remarkText = (remark: string | { text: string }): string =>
  typeof remark === 'string' ? remark : remark.text;

/** Who applies for what, how much, where it stands, and what must not be overlooked. */
export function CaseSummary({ data }: { data: CaseView }) {
  const t = useCaseText();
  const format = useFormat();
  const amount = data.awardedAmount ?? data.determination?.amount ?? data.amount;
  const next = data.deadlines.find(({ state }) => toneOfDue(state) !== 'quiet' && state !== 'met');
  const remarks = data.remarks.map(remarkText);
  const { entity } = data;
  return (
    <>
      <Typography sx={{ fontSize: '1.125rem', fontWeight: 600, overflowWrap: 'anywhere' }}>
        {t('case.applies', { entity: entity.name, policy: data.policyTitle })}
      </Typography>
      <Typography sx={{ mb: 1 }}>{data.statusText}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, mb: 1 }}>
        <StateLabel tone={toneOfStatus(data.status)} text={data.statusName} />
        {next ? (
          <StateLabel tone={toneOfDue(next.state)} text={`${next.name}：${next.text}`} />
        ) : null}
        <span>
          {amount === null ? (
            t('case.amountOpen')
          ) : (
            <>
              {t(data.awardedAmount === null ? 'case.amountNow' : 'case.amountAwarded')}{' '}
              <strong>{moneyExact(amount)}</strong>
            </>
          )}
        </span>
      </Box>
      <Typography color="text.secondary" component="div">
        {t('case.number')} {data.caseNumber} · {t('case.credit')} {entity.uscc}
        {entity.district ? ` · ${t('case.district')} ${entity.district}` : ''}
        {entity.invented ? ` · ${t('case.invented')}` : ''}
      </Typography>
      {data.determination?.ceiling ? (
        <Alert severity="info" sx={{ mt: 2 }}>
          {t('case.ceiling')}
        </Alert>
      ) : null}
      {remarks.length > 0 ? (
        <Alert severity="warning" sx={{ mt: 2 }}>
          <AlertTitle>{t('case.remarks')}</AlertTitle>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </Box>
          {data.acknowledgements?.map(({ userName, stepName, at }) => (
            <Typography key={`${userName}${at}`} variant="body2" sx={{ mt: 1 }}>
              {t('case.acknowledged', { who: userName, step: stepName, when: format.time(at) })}
            </Typography>
          ))}
        </Alert>
      ) : null}
      {data.outstandingDocuments.length > 0 ? (
        <Alert severity="warning" sx={{ mt: 2 }}>
          <AlertTitle>{t('case.outstanding')}</AlertTitle>
          {data.outstandingDocuments.map(({ title }) => title).join('、')}
        </Alert>
      ) : null}
      {data.supplement ? (
        <Alert severity="info" sx={{ mt: 2 }}>
          <AlertTitle>{t('case.supplement.title')}</AlertTitle>
          {t('case.supplement.until', { date: format.date(data.supplement.until) })}
          {data.supplement.text ? `：${data.supplement.text}` : ''}
          {data.supplement.items.length > 0
            ? `（${data.supplement.items.map(({ title }) => title).join('、')}）`
            : ''}
        </Alert>
      ) : null}
      {data.decision ? (
        <Alert severity={data.decision.outcome === 'awarded' ? 'success' : 'info'} sx={{ mt: 2 }}>
          <AlertTitle>
            {t(`case.decision.${data.decision.outcome}`)}
            {data.decision.amount === null ? '' : ` ${moneyExact(data.decision.amount)}`}
          </AlertTitle>
          {t('case.decision.decided', { date: format.date(data.decision.decidedAt) })}
          {data.decision.reason ? `：${data.decision.reason}` : ''}
          {data.decision.letter ? (
            <>
              {' '}
              <a
                href={`/api/applications/${encodeURIComponent(data.caseNumber)}/decision-letter`}
                target="_blank"
                rel="noreferrer"
              >
                {t('case.decision.letter')}
              </a>
            </>
          ) : null}
        </Alert>
      ) : null}
    </>
  );
}
