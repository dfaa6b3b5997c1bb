import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNotify } from 'ra-core';
import { useNavigate, useParams } from 'react-router-dom';
import { Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { call, get, post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';
import type { Change, EnteredDay, Preview, Year } from './calendar';
import { DayRows, newKey } from './DayRows';
import { DayDifference, DeadlineTable } from './DeadlineTable';

interface Entered {
  notice: string;
  issuedOn: string;
  text: string;
  days: EnteredDay[];
}

const bodyOf = (year: number, { notice, issuedOn, text, days }: Entered) => ({
  year,
  notice,
  issuedOn,
  text,
  days: days.map(({ date, kind, name }) => ({ date, kind, name })),
});

/** What would change, before it does: the days, and every deadline with its old and new date. */
function Effect({ preview }: { preview: Preview }) {
  const t = useOfficeText();
  return (
    <Stack spacing={1}>
      {preview.hints.map((hint) => (
        <Alert severity="warning" key={hint}>
          {hint}
        </Alert>
      ))}
      <DayDifference added={preview.added} removed={preview.removed} />
      <Typography sx={{ fontWeight: 600 }}>
        {preview.total === 0
          ? t('calendar.nothingMoves')
          : t('calendar.willMove', { count: preview.total })}
      </Typography>
      {preview.total > preview.affected.length ? (
        <Typography color="text.secondary">
          {t('calendar.firstOnly', { count: preview.affected.length })}
        </Typography>
      ) : null}
      {preview.affected.length > 0 ? <DeadlineTable lines={preview.affected} /> : null}
    </Stack>
  );
}

function Confirm({
  year,
  entered,
  preview,
  onClose,
}: {
  year: number;
  entered: Entered;
  preview: Preview;
  onClose: () => void;
}) {
  const t = useOfficeText();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const { body } = await call<Change>(`/api/calendar/years/${String(year)}`, {
        method: 'PUT',
        body: { ...bodyOf(year, entered), revision: preview.revision },
      });
      await queries.invalidateQueries();
      notify(t('calendar.done', { count: body.affected }), { type: 'success' });
      await navigate(`/calendar/changes/${String(body.id)}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      title={t(preview.correction ? 'calendar.correct' : 'calendar.record', { year })}
      action={t('calendar.confirm')}
      onConfirm={send}
      onClose={onClose}
    >
      {() => (
        <Stack spacing={1.5}>
          <Typography>{t('calendar.confirmHint', { count: preview.total })}</Typography>
          {busy ? (
            <Box role="status">
              <Typography sx={{ mb: 1 }}>
                {t('calendar.moving', { count: preview.total })}
              </Typography>
              <LinearProgress aria-label={t('calendar.moving', { count: preview.total })} />
            </Box>
          ) : null}
        </Stack>
      )}
    </ConfirmDialog>
  );
}

function YearForm({ year, known }: { year: number; known: Year }) {
  const t = useOfficeText();
  const [entered, setEntered] = useState<Entered>(() => ({
    notice: '',
    issuedOn: '',
    text: '',
    days: known.days.map((day) => ({ ...day, key: newKey() })),
  }));
  const [preview, setPreview] = useState<Preview>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const change = (part: Partial<Entered>) => {
    setEntered({ ...entered, ...part });
    setPreview(undefined);
  };
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      setPreview(await post<Preview>('/api/calendar/years/preview', bodyOf(year, entered)));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const flaws: Record<string, string> = preview
    ? Object.fromEntries(preview.problems.map(({ field, message }) => [field, message]))
    : isProblem(error)
      ? error.fieldErrors
      : {};
  return (
    <>
      <Box component="form" noValidate onSubmit={(event) => void look(event)}>
        <Stack spacing={2} sx={{ maxWidth: 760 }}>
          <TextField
            label={t('calendar.notice')}
            required
            value={entered.notice}
            onChange={(event) => change({ notice: event.target.value })}
            error={flaws['notice'] !== undefined}
            helperText={flaws['notice'] ?? t('calendar.noticeHint')}
          />
          <TextField
            type="date"
            label={t('calendar.issuedOn')}
            required
            value={entered.issuedOn}
            onChange={(event) => change({ issuedOn: event.target.value })}
            error={flaws['issuedOn'] !== undefined}
            helperText={flaws['issuedOn']}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          {known.provisional ? null : (
            <TextField
              label={t('calendar.text')}
              value={entered.text}
              onChange={(event) => change({ text: event.target.value })}
              error={flaws['text'] !== undefined}
              helperText={flaws['text'] ?? t('calendar.textHint')}
            />
          )}
        </Stack>
        <Section title={t('calendar.days')}>
          <DayRows
            year={year}
            days={entered.days}
            flaws={flaws}
            onChange={(days) => change({ days })}
          />
        </Section>
        <Section title={t('calendar.preview')}>
          {error === undefined ? null : <ProblemAlert error={error} focus />}
          <Typography color="text.secondary" sx={{ mb: 1 }}>
            {t('calendar.previewHint')}
          </Typography>
          <Button
            type="submit"
            variant={preview?.valid ? 'outlined' : 'contained'}
            disabled={busy}
            sx={{ mb: 2 }}
          >
            {busy ? t('action.busy') : t('calendar.look')}
          </Button>
          {preview && !preview.valid ? (
            <Alert severity="error" role="alert">
              {t('calendar.flaws', { count: preview.problems.length })}
              <ul>
                {preview.problems.slice(0, 10).map(({ field, message }) => (
                  <li key={field}>{message}</li>
                ))}
              </ul>
            </Alert>
          ) : null}
          {preview?.valid ? (
            <>
              <Effect preview={preview} />
              <Button variant="contained" sx={{ mt: 2 }} onClick={() => setConfirming(true)}>
                {t('calendar.carryOut')}
              </Button>
            </>
          ) : null}
        </Section>
      </Box>
      {confirming && preview ? (
        <Confirm
          year={year}
          entered={entered}
          preview={preview}
          onClose={() => setConfirming(false)}
        />
      ) : null}
    </>
  );
}

/** Adding or correcting a year: enter it, look at what moves, carry it out. */
export function ChangeYear() {
  const t = useOfficeText();
  const { year: chosen = '' } = useParams();
  const year = Number(chosen);
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar-year', year],
    queryFn: ({ signal }) => get<Year>(`/api/calendar/${encodeURIComponent(chosen)}`, signal),
    staleTime: Infinity,
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Page
      title={t(data.provisional ? 'calendar.record' : 'calendar.correct', { year })}
      lead={t(data.provisional ? 'calendar.recordLead' : 'calendar.correctLead')}
    >
      <YearForm key={year} year={year} known={data} />
    </Page>
  );
}
