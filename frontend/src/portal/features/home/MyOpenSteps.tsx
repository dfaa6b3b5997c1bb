import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import type { CaseRow } from '../../../shared/cases';
import { get } from '../../../shared/http';
import { isOpenRequest, type RequestRow } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { StateChip } from '../../components/StateChip';
import { useText } from '../../useText';

interface DraftRow {
  policyId: string;
  policyTitle: string;
  updatedAt: string;
}

const OPEN_LIMIT = 5;

/** What waits for me comes before everything else: drafts to finish, supplements to give, cases under way. */
export function MyOpenSteps() {
  const t = useText();
  const format = useFormat();
  const drafts = useQuery({
    queryKey: ['drafts'],
    queryFn: ({ signal }) => get<DraftRow[]>('/api/drafts', signal),
  });
  const cases = useQuery({
    queryKey: ['home', 'cases'],
    queryFn: ({ signal }) =>
      get<CaseRow[]>('/api/applications?page=1&perPage=20&sort=updatedAt&order=DESC', signal),
  });
  const requests = useQuery({
    queryKey: ['home', 'requests'],
    queryFn: ({ signal }) =>
      get<RequestRow[]>(
        '/api/service-requests?page=1&perPage=20&sort=submittedAt&order=DESC',
        signal,
      ),
  });
  const asked = [...(requests.data ?? [])]
    .filter(({ status, mayRate }) => mayRate || isOpenRequest(status))
    .sort((one, other) => Number(isAsked(other)) - Number(isAsked(one)))
    .slice(0, OPEN_LIMIT);
  const waiting = (cases.data ?? []).filter(({ status }) => status === 'supplement-requested');
  const running = (cases.data ?? []).filter(
    ({ status }) =>
      !['supplement-requested', 'completed', 'rejected', 'withdrawn', 'lapsed'].includes(status),
  );
  const open = [...waiting, ...running].slice(0, OPEN_LIMIT);
  if ((drafts.data ?? []).length + open.length + asked.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="home-mine">
      <Typography variant="h2" id="home-mine" sx={{ mb: 1 }}>
        {t('home.mine')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(drafts.data ?? []).map((draft) => (
          <Row key={draft.policyId}>
            <Box sx={{ flex: 1, minWidth: 200 }}>
              {draft.policyTitle}
              <Typography variant="caption" color="text.secondary" component="div">
                {t('home.draftSaved', { date: format.time(draft.updatedAt) })}
              </Typography>
            </Box>
            <Button component={RouterLink} to={`/policies/${draft.policyId}/apply`}>
              {t('home.continue')}
            </Button>
          </Row>
        ))}
        {open.map((row) => (
          <Row key={row.caseNumber}>
            <Box sx={{ flex: 1, minWidth: 200 }}>
              <Link component={RouterLink} to={`/cases/${row.caseNumber}`}>
                {row.policyTitle}
              </Link>
              <Typography variant="caption" color="text.secondary" component="div">
                {row.caseNumber}
                {row.dueText ? ` · ${row.dueText}` : ''}
              </Typography>
            </Box>
            <StateChip status={row.status} label={row.statusName} />
          </Row>
        ))}
        {asked.map(({ caseNumber, title, dueText, status, statusName, mayRate, waitingUntil }) => (
          <Row key={caseNumber}>
            <Box sx={{ flex: 1, minWidth: 200, overflowWrap: 'anywhere' }}>
              <Link component={RouterLink} to={`/cases/${caseNumber}`}>
                {title}
              </Link>
              <Typography variant="caption" color="text.secondary" component="div">
                {caseNumber}
                {waitingUntil
                  ? ` · ${t('requests.list.answer', { date: format.date(waitingUntil) })}`
                  : dueText
                    ? ` · ${dueText}`
                    : ''}
              </Typography>
            </Box>
            {waitingUntil ? (
              <Button component={RouterLink} to={`/cases/${caseNumber}`}>
                {t('requests.home.answer')}
              </Button>
            ) : mayRate ? (
              <Button component={RouterLink} to={`/cases/${caseNumber}`}>
                {t('requests.home.rate')}
              </Button>
            ) : (
              <StateChip status={status} label={statusName} />
            )}
          </Row>
        ))}
      </Box>
    </Box>
  );
}

/** Whether something is asked of the enterprise now. */
const isAsked = ({ mayRate, waitingUntil }: RequestRow): boolean =>
  mayRate || waitingUntil !== null;

function Row({ children }: { children: React.ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {children}
    </Box>
  );
}
