import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { fetchSimilar, type Matter, type RequestPointer } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { useText } from '../../useText';

const PAUSE_MS = 600;
const ENOUGH = 4;

/** What was typed once the fingers rest. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** While somebody writes: his open requests that say much the same. Helps where it can and is silent where not. */
export function SimilarWhileTyping({ title, text, category }: Matter) {
  const t = useText();
  const rested = useRested(JSON.stringify({ title: title.trim(), text: text.trim(), category }));
  const matter = JSON.parse(rested) as Matter;
  const { data } = useQuery({
    queryKey: ['similar-requests', rested],
    queryFn: ({ signal }) => fetchSimilar(matter, signal),
    enabled: matter.title.length >= ENOUGH,
    retry: false,
    placeholderData: (before) => before,
  });
  const found = matter.title.length >= ENOUGH ? (data ?? []) : [];
  return (
    <Box role="status">
      {found.length > 0 ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          <AlertTitle>{t('requests.new.similarTitle')}</AlertTitle>
          {t('requests.new.similarText')}
          <SimilarList requests={found} />
        </Alert>
      ) : null}
    </Box>
  );
}

export function SimilarList({ requests }: { requests: RequestPointer[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
      {requests.map(({ caseNumber, title, statusName, submittedAt }) => (
        <li key={caseNumber}>
          <Link component={RouterLink} to={`/cases/${caseNumber}`}>
            {title}
          </Link>
          {'，'}
          {t('requests.new.similarRow', { status: statusName, date: format.day(submittedAt) })}
        </li>
      ))}
    </Box>
  );
}
