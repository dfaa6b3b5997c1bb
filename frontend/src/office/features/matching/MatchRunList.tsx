import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { StateLabel } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { useSession } from '../../../shared/session';
import { useFormat } from '../../../shared/useFormat';
import { useChoices } from '../../components/choices';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { jurisdictionsOf } from '../../roles';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import { toneOfRun, type MatchRun } from './matchRuns';

function NewRun({ onClose }: { onClose: () => void }) {
  const t = useOfficeText();
  const navigate = useNavigate();
  const rights = useRights();
  const { data: session } = useSession();
  const { jurisdictions } = useChoices();
  const own = session ? jurisdictionsOf(session) : [];
  const [jurisdiction, setJurisdiction] = useState(rights.matchAll ? '' : (own[0] ?? ''));
  const [on, setOn] = useState('');
  const choices = rights.matchAll
    ? [{ id: '', name: t('matching.everywhere') }, ...jurisdictions]
    : jurisdictions.filter(({ id }) => own.includes(id));
  const send = async (idempotencyKey: string) => {
    const run = await post<MatchRun>(
      '/api/match-runs',
      { jurisdiction: jurisdiction || null, on: on || null },
      idempotencyKey,
    );
    await navigate(`/match-runs/${String(run.id)}/show`);
  };
  return (
    <ConfirmDialog
      title={t('matching.newTitle')}
      action={t('matching.new')}
      onConfirm={send}
      onClose={onClose}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>{t('matching.newHint')}</Typography>
            <TextField
              select
              label={t('matching.jurisdiction')}
              value={jurisdiction}
              onChange={(event) => setJurisdiction(event.target.value)}
              error={flaws['jurisdiction'] !== undefined}
              helperText={flaws['jurisdiction']}
            >
              {choices.map(({ id, name }) => (
                <MenuItem key={id} value={id}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              type="date"
              label={t('matching.on')}
              value={on}
              onChange={(event) => setOn(event.target.value)}
              error={flaws['on'] !== undefined}
              helperText={flaws['on'] ?? t('matching.onHint')}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          </Stack>
        );
      }}
    </ConfirmDialog>
  );
}

export function MatchRunList() {
  const t = useOfficeText();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  return (
    <Page
      title={t('matching.title')}
      aside={
        <Button variant="contained" onClick={() => setAsking(true)}>
          {t('matching.new')}
        </Button>
      }
    >
      {asking ? <NewRun onClose={() => setAsking(false)} /> : null}
      <RecordList<MatchRun>
        resource="match-runs"
        label={t('matching.title')}
        empty={t('matching.empty')}
        columns={[
          {
            key: 'requestedAt',
            title: t('matching.requestedAt'),
            nowrap: true,
            render: ({ id, requestedAt }) => (
              <RecordLink to={`/match-runs/${String(id)}/show`}>
                {format.time(requestedAt)}
              </RecordLink>
            ),
          },
          {
            key: 'jurisdictionName',
            title: t('matching.jurisdiction'),
            render: ({ jurisdictionName }) => jurisdictionName,
          },
          { key: 'on', title: t('matching.on'), render: ({ on }) => format.date(on) },
          {
            key: 'state',
            title: t('matching.state'),
            render: (run) => <StateLabel tone={toneOfRun(run)} text={run.stateName} />,
          },
          {
            key: 'done',
            title: t('matching.progress'),
            number: true,
            render: ({ done, total }) => t('matching.of', { done, total }),
          },
          {
            key: 'requestedBy',
            title: t('matching.requestedBy'),
            render: ({ requestedBy }) => requestedBy,
          },
        ]}
      />
    </Page>
  );
}
