import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Quiet, Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { call } from '../../../shared/http';
import { useChoices } from '../../components/choices';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';

async function countOf(status: string, signal: AbortSignal): Promise<number> {
  const { headers } = await call<unknown[]>(
    `/api/applications?perPage=1&status=${encodeURIComponent(status)}`,
    { signal },
  );
  return Number(headers.get('X-Total-Count') ?? 0);
}

/** How many cases stand where; every figure opens its cases. */
export function StatusCounts() {
  const t = useOfficeText();
  const { statuses } = useChoices();
  const { data, error, refetch } = useQuery({
    queryKey: ['status-counts'],
    queryFn: async ({ signal }) =>
      Object.fromEntries(
        await Promise.all(
          statuses.map(async ({ id }): Promise<[string, number]> => [
            id,
            await countOf(id, signal),
          ]),
        ),
      ),
  });
  const filled = statuses.filter(({ id }) => (data?.[id] ?? 0) > 0);
  return (
    <Section title={t('workbench.cases')}>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading rows={1} /> : null}
      {data && filled.length === 0 ? <Quiet>{t('workbench.noCases')}</Quiet> : null}
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
        }}
      >
        {filled.map(({ id, name }) => (
          <Box
            component="li"
            key={id}
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}
          >
            <RecordLink
              to={`/applications?filter=${encodeURIComponent(JSON.stringify({ status: id }))}`}
            >
              {name}
            </RecordLink>
            <Typography sx={{ fontSize: '1.5rem', fontWeight: 600 }}>{data?.[id]}</Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
