import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { isOpenRequest, type RequestView } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { Due } from '../../components/Due';
import { useText } from '../../useText';

/** One sentence: what happens now, who has it, until when; and what is special about it. */
export function RequestStatus({ view }: { view: RequestView }) {
  const t = useText();
  const format = useFormat();
  const { listing, mergedInto, merged, transfers } = view;
  const moved = transfers[transfers.length - 1];
  const running = view.deadlines.filter(({ state }) => state === 'running' || state === 'overdue');
  return (
    <>
      <Box
        sx={{ bgcolor: 'primary.light', borderRadius: 1, p: 2, mb: 3 }}
        role="status"
        data-status={view.status}
      >
        <Typography sx={{ fontSize: '1.125rem' }}>{view.statusText}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
          {running.map(({ name, groupName, due, state, text }) => (
            <Due
              key={`${name}:${groupName}:${due}`}
              state={state}
              text={`${groupName} ${name}：${text}`}
            />
          ))}
        </Box>
        {view.responsible ? (
          <Typography>
            {t('requests.page.responsible', { name: view.responsible.name })}
            {view.support.length > 0
              ? `。${t('requests.page.support', { names: view.support.map(({ name }) => name).join('、') })}`
              : null}
          </Typography>
        ) : isOpenRequest(view.status) ? (
          <Typography>{t('requests.page.notDispatched')}</Typography>
        ) : null}
        {moved ? (
          <Typography>
            {t('requests.page.moved', { date: format.day(moved.at), name: moved.toName })}
          </Typography>
        ) : isOpenRequest(view.status) ? (
          <Typography>{t('requests.page.holder', { name: view.holder.name })}</Typography>
        ) : null}
        {view.round > 1 ? (
          <Typography>{t('requests.page.round', { round: view.round })}</Typography>
        ) : null}
      </Box>
      {listing ? (
        <Alert severity="warning" sx={{ mb: 3 }}>
          {t('requests.page.listed', { leader: listing.leader, date: format.date(listing.until) })}
        </Alert>
      ) : null}
      {mergedInto ? (
        <Alert severity="info" sx={{ mb: 3 }}>
          {t('requests.page.mergedInto')}{' '}
          <Link component={RouterLink} to={`/cases/${mergedInto}`}>
            {t('requests.page.seeMerged', { caseNumber: mergedInto })}
          </Link>
        </Alert>
      ) : null}
      {merged.length > 0 ? (
        <Alert severity="info" sx={{ mb: 3 }}>
          {t('requests.page.merged')}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {merged.map(({ caseNumber, title }) => (
              <li key={caseNumber}>
                <Link component={RouterLink} to={`/cases/${caseNumber}`}>
                  {title}
                </Link>
                {`（${caseNumber}）`}
              </li>
            ))}
          </Box>
        </Alert>
      ) : null}
    </>
  );
}
