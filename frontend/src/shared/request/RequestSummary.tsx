import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { StateLabel, toneOfDue, type Tone } from '../case/StateLabel';
import { isOpenRequest, wayOf, type RequestView } from '../requests';
import { useFormat } from '../useFormat';
import { useRequestText } from './useRequestText';
import { WarningLabel } from './WarningLabel';

const TONES: Record<string, Tone> = {
  closed: 'good',
  rated: 'good',
  reopened: 'attention',
  withdrawn: 'quiet',
};

export const toneOfRequest = (status: string): Tone => TONES[status] ?? 'busy';

/** Who asks for what, where it stands, who has it, and what must not be overlooked. */
export function RequestSummary({ view }: { view: RequestView }) {
  const t = useRequestText();
  const format = useFormat();
  const { entity, responsible, support, listing } = view;
  const way = wayOf(view);
  const running = view.deadlines.filter(({ state }) =>
    ['running', 'paused', 'overdue'].includes(state),
  );
  return (
    <>
      <Typography sx={{ fontSize: '1.125rem', fontWeight: 600, overflowWrap: 'anywhere' }}>
        {t('request.says', { entity: entity.name, title: view.title })}
      </Typography>
      {/* The sentence speaks to the enterprise; while clocks run, these say it to officials. */}
      {running.length === 0 ? <Typography sx={{ mb: 1 }}>{view.statusText}</Typography> : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, mb: 1 }}>
        <StateLabel tone={toneOfRequest(view.status)} text={view.statusName} />
        {running.map(({ step, group, groupName, name, state, text, warning, warningName }) => (
          <Box key={`${step}:${group ?? groupName}`} component="span">
            <StateLabel tone={toneOfDue(state)} text={`${name}：${text}`} />{' '}
            {warning && warningName ? <WarningLabel level={warning} text={warningName} /> : null}
          </Box>
        ))}
      </Box>
      <Typography color="text.secondary" component="div">
        {[
          `${t('request.number')} ${view.caseNumber}`,
          `${t('request.credit')} ${entity.uscc}`,
          isOpenRequest(view.status) ? t('request.holder', { name: view.holder.name }) : '',
          way ? t('request.way', { way }) : '',
          responsible
            ? t('request.responsible', { name: responsible.name })
            : t('request.noResponsible'),
          support.length > 0
            ? t('request.support', { names: support.map(({ name }) => name).join('、') })
            : '',
          view.caller ? t('request.caller', { caller: view.caller }) : '',
          entity.invented ? t('request.invented') : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {listing ? (
        <Alert severity={listing.over ? 'error' : 'warning'} sx={{ mt: 2 }}>
          {t('request.listed', { leader: listing.leader, date: format.date(listing.until) })}
          {listing.reason ? t('request.listedReason', { reason: listing.reason }) : null}
          {listing.over ? ` ${t('request.listedOver')}` : null}
        </Alert>
      ) : null}
      {view.mergedInto ? (
        <Alert severity="info" sx={{ mt: 2 }}>
          {t('request.mergedInto', { caseNumber: view.mergedInto })}
        </Alert>
      ) : null}
      {view.round > 1 ? (
        <Alert severity="info" sx={{ mt: 2 }}>
          {t('request.reopened', { round: view.round })}
        </Alert>
      ) : null}
      {view.transfers.map(({ at, fromName, toName, reason }) => (
        <Alert severity="info" key={at} sx={{ mt: 2 }}>
          {t(reason ? 'request.movedWhy' : 'request.moved', {
            from: fromName,
            to: toName,
            date: format.day(at),
            reason,
          })}
        </Alert>
      ))}
    </>
  );
}
