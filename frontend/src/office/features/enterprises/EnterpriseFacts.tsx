import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Quiet, Rows, Section } from '../../../shared/case/parts';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get, post } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';

interface KnownValue {
  text: string;
  source: string;
  asOf: string;
  importId: number | null;
}

interface KnownFact {
  name: string;
  label: string;
  current: KnownValue;
  earlier: KnownValue[];
}

interface Refreshed {
  registry: string;
  changed: number;
  unchanged: number;
  problems: { column: string; message: string }[];
  facts: KnownFact[];
}

/** So many facts get a box to find one in. */
const MANY = 10;

function Earlier({ values }: { values: KnownValue[] }) {
  const t = useOfficeText();
  const format = useFormat();
  return (
    <Box component="details">
      <summary>{t('enterprises.earlier', { count: values.length })}</summary>
      <Box component="ul" sx={{ m: 0, pl: 2.5, color: 'text.secondary' }}>
        {values.map(({ text, source, asOf }) => (
          <li key={`${asOf}${source}`}>
            {text} · {source} · {format.date(asOf)}
          </li>
        ))}
      </Box>
    </Box>
  );
}

/** What the registers know of a business, from whom and as of when, with what they knew before. */
export function EnterpriseFacts({ entityId }: { entityId: string }) {
  const t = useOfficeText();
  const format = useFormat();
  const rights = useRights();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState('');
  const [busy, setBusy] = useState(false);
  const [refreshed, setRefreshed] = useState<Refreshed>();
  const [failure, setFailure] = useState<unknown>();
  const path = `/api/business-entities/${encodeURIComponent(entityId)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['facts-of', entityId],
    queryFn: ({ signal }) => get<KnownFact[]>(`${path}/facts`, signal),
  });
  const refresh = async () => {
    setBusy(true);
    setFailure(undefined);
    setRefreshed(undefined);
    try {
      const done = await post<Refreshed>(`${path}/refresh`);
      queries.setQueryData(['facts-of', entityId], done.facts);
      setRefreshed(done);
    } catch (problem) {
      setFailure(problem);
    } finally {
      setBusy(false);
    }
  };
  const facts = data ?? [];
  const shown = facts.filter(({ label, current }) =>
    `${label}${current.text}${current.source}`.includes(wanted.trim()),
  );
  return (
    <Section
      title={t('enterprises.facts')}
      aside={
        rights.refresh ? (
          <Button variant="outlined" disabled={busy} onClick={() => void refresh()}>
            {busy ? t('enterprises.refreshing') : t('enterprises.refresh')}
          </Button>
        ) : null
      }
    >
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {failure === undefined ? null : <ProblemAlert error={failure} focus />}
      {refreshed ? (
        <Alert
          severity={refreshed.problems.length > 0 ? 'warning' : 'success'}
          role="status"
          sx={{ mb: 2 }}
        >
          {t('enterprises.refreshed', {
            registry: refreshed.registry,
            changed: refreshed.changed,
            unchanged: refreshed.unchanged,
          })}
          {refreshed.problems.length > 0 ? (
            <>
              {t('enterprises.refreshProblems')}
              <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                {refreshed.problems.map(({ column, message }) => (
                  <li key={`${column}${message}`}>{message}</li>
                ))}
              </Box>
            </>
          ) : null}
        </Alert>
      ) : null}
      {data && facts.length === 0 ? <Quiet>{t('enterprises.noFacts')}</Quiet> : null}
      {facts.length > MANY ? (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
          <TextField
            size="small"
            label={t('enterprises.findFact')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <Typography color="text.secondary" role="status">
            {shown.length === 0
              ? t('enterprises.noSuchFact')
              : t('enterprises.factCount', { count: shown.length })}
          </Typography>
        </Box>
      ) : null}
      {shown.length > 0 ? (
        <Rows
          label={t('enterprises.facts')}
          columns={[
            { title: t('enterprises.fact') },
            { title: t('enterprises.value') },
            { title: t('enterprises.source') },
            { title: t('enterprises.asOf') },
          ]}
          rows={shown.map(({ name, label, current, earlier }) => ({
            key: name,
            cells: [
              label,
              <Box key="value">
                {current.text}
                {earlier.length > 0 ? <Earlier values={earlier} /> : null}
              </Box>,
              current.importId === null
                ? current.source
                : `${current.source}（${t('enterprises.fromImport', { id: current.importId })}）`,
              format.date(current.asOf),
            ],
          }))}
        />
      ) : null}
    </Section>
  );
}
