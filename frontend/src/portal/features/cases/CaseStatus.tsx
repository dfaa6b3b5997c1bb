import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import type { CaseView } from '../../../shared/cases';
import { useFormat } from '../../../shared/useFormat';
import { useText } from '../../useText';
import { Due } from '../../components/Due';

/** One sentence: what happens now, who has it, until when. */
export function CaseStatus({ view }: { view: CaseView }) {
  const t = useText();
  const format = useFormat();
  const running = view.deadlines.filter(
    ({ state, text }) => text !== '' && !['met', 'done', 'closed', 'finished'].includes(state),
  );
  return (
    <Box
      sx={{ bgcolor: 'primary.light', borderRadius: 1, p: 2, mb: 3 }}
      role="status"
      data-status={view.status}
    >
      <Typography sx={{ fontSize: '1.125rem' }}>{view.statusText}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
        {running.map(({ name, due, state, text }) => (
          <Due key={`${name}:${due}`} state={state} text={`${name}：${text}`} />
        ))}
      </Box>
      {view.notice ? (
        <Typography sx={{ mt: 1 }}>
          {t('case.notice', {
            from: format.day(view.notice.from),
            until: format.date(view.notice.until),
          })}{' '}
          {view.notice.objections > 0
            ? t('case.objections', { count: view.notice.objections })
            : t('case.noObjections')}{' '}
          <Link component={RouterLink} to="/notices">
            {t('case.seeNotice')}
          </Link>
        </Typography>
      ) : null}
    </Box>
  );
}
