import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { Quiet, Rows, Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { call, get, post } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';
import type { Bulletin, BulletinSection } from './bulletins';

const pathOf = (id: number | string): string => `/api/supervision/bulletins/${String(id)}`;

function Figures({ section }: { section: BulletinSection }) {
  if (!section.table) return null;
  const { headers, rows } = section.table;
  return (
    <Rows
      label={section.heading}
      columns={headers.map((title, index) => ({ title, number: index > 0 }))}
      rows={rows.map((cells, index) => ({ key: String(index), cells }))}
    />
  );
}

interface Texts {
  title: string;
  addressee: string;
  sections: BulletinSection[];
}

const textsOf = ({ title, addressee, sections }: Bulletin): Texts => ({
  title,
  addressee,
  sections,
});

/** The texts of a draft; kept here until they are saved, whatever the server says. */
function Editor({ bulletin, onDone }: { bulletin: Bulletin; onDone: () => Promise<unknown> }) {
  const t = useOfficeText();
  const format = useFormat();
  const notify = useNotify();
  const navigate = useNavigate();
  const [texts, setTexts] = useState(() => textsOf(bulletin));
  const [changed, setChanged] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<'issue' | 'delete'>();
  const change = (next: Partial<Texts>) => {
    setTexts({ ...texts, ...next });
    setChanged(true);
  };
  const changeSection = (id: string, next: Partial<BulletinSection>) =>
    change({
      sections: texts.sections.map((section) =>
        section.id === id ? { ...section, ...next } : section,
      ),
    });
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call(pathOf(bulletin.id), {
        method: 'PUT',
        body: {
          ...texts,
          sections: texts.sections.map(({ id, heading, text }) => ({ id, heading, text })),
          version: bulletin.version,
        },
      });
      setChanged(false);
      notify('bulletins.saved', { type: 'success' });
      await onDone();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack spacing={2} component="form" onSubmit={(event) => event.preventDefault()}>
      {error === undefined ? null : <ProblemAlert error={error} focus />}
      <TextField
        label={t('bulletins.heading')}
        value={texts.title}
        onChange={(event) => change({ title: event.target.value })}
        required
      />
      <TextField
        label={t('bulletins.addressee')}
        value={texts.addressee}
        onChange={(event) => change({ addressee: event.target.value })}
        required
      />
      <Quiet>{t('bulletins.figuresAt', { time: format.time(bulletin.figuresAt) })}</Quiet>
      {texts.sections.map((section, index) => (
        <Section key={section.id} title={t('bulletins.section', { n: index + 1 })}>
          <Stack spacing={2}>
            <TextField
              label={t('bulletins.sectionHeading')}
              value={section.heading}
              onChange={(event) => changeSection(section.id, { heading: event.target.value })}
              required
            />
            <TextField
              label={t('bulletins.text')}
              value={section.text}
              onChange={(event) => changeSection(section.id, { text: event.target.value })}
              multiline
              minRows={3}
            />
            <Figures section={section} />
          </Stack>
        </Section>
      ))}
      <Box
        sx={{
          position: 'sticky',
          bottom: 0,
          bgcolor: 'background.paper',
          borderTop: 1,
          borderColor: 'divider',
          py: 1.5,
          display: 'flex',
          gap: 1,
          flexWrap: 'wrap',
          alignItems: 'center',
        }}
      >
        <Button
          variant={changed ? 'contained' : 'outlined'}
          disabled={busy || !changed}
          onClick={() => void save()}
        >
          {t('bulletins.save')}
        </Button>
        <Button href={`${pathOf(bulletin.id)}/document`} target="_blank" disabled={changed}>
          {t('bulletins.preview')}
        </Button>
        <Button
          variant={changed ? 'outlined' : 'contained'}
          disabled={busy || changed}
          onClick={() => setAsking('issue')}
        >
          {t('bulletins.issue')}
        </Button>
        <Button color="error" disabled={busy} onClick={() => setAsking('delete')}>
          {t('bulletins.delete')}
        </Button>
        <Typography role="status" color="text.secondary">
          {changed ? t('bulletins.unsaved') : ''}
        </Typography>
      </Box>
      {asking === 'issue' ? (
        <ConfirmDialog
          title={t('bulletins.issueTitle')}
          action={t('bulletins.issueAct')}
          onClose={() => setAsking(undefined)}
          onConfirm={async (key) => {
            await post(`${pathOf(bulletin.id)}/issue`, { version: bulletin.version }, key);
            await onDone();
          }}
        >
          {() => <Typography>{t('bulletins.issueText')}</Typography>}
        </ConfirmDialog>
      ) : null}
      {asking === 'delete' ? (
        <ConfirmDialog
          title={t('bulletins.deleteTitle')}
          action={t('bulletins.deleteAct')}
          onClose={() => setAsking(undefined)}
          onConfirm={async () => {
            await call(pathOf(bulletin.id), { method: 'DELETE' });
            void navigate('/supervision/bulletins');
          }}
        >
          {() => <Typography>{t('bulletins.deleteText')}</Typography>}
        </ConfirmDialog>
      ) : null}
    </Stack>
  );
}

function Reading({ bulletin }: { bulletin: Bulletin }) {
  const t = useOfficeText();
  const format = useFormat();
  return (
    <>
      {bulletin.issuedAt ? (
        <Alert severity="success" sx={{ mb: 2 }}>
          {t('bulletins.issuedText', {
            name: bulletin.issuedByName ?? '',
            time: format.time(bulletin.issuedAt),
            number: bulletin.number ?? '',
          })}
        </Alert>
      ) : (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('bulletins.readOnly')}
        </Alert>
      )}
      <Button
        variant="contained"
        href={`${pathOf(bulletin.id)}/document`}
        target="_blank"
        className="no-print"
      >
        {t(bulletin.issuedAt ? 'bulletins.open' : 'bulletins.preview')}
      </Button>
      <Typography sx={{ mt: 2 }}>{bulletin.addressee}：</Typography>
      {bulletin.sections.map((section) => (
        <Section key={section.id} title={section.heading}>
          <Typography sx={{ whiteSpace: 'pre-line', mb: 1 }}>{section.text}</Typography>
          <Figures section={section} />
        </Section>
      ))}
    </>
  );
}

/** One bulletin: a draft to be edited and issued, or what was issued. */
export function BulletinPage() {
  const t = useOfficeText();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['bulletin', id],
    queryFn: ({ signal }) => get<Bulletin>(pathOf(id), signal),
  });
  const reload = async () => {
    await client.invalidateQueries({ queryKey: ['supervision/bulletins'] });
    await refetch();
  };
  return (
    <Page
      title={data?.title ?? t('bulletins.title')}
      lead={<RecordLink to="/supervision/bulletins">{t('bulletins.back')}</RecordLink>}
    >
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        data.mayEdit ? (
          <Editor key={data.id} bulletin={data} onDone={reload} />
        ) : (
          <Reading bulletin={data} />
        )
      ) : error ? null : (
        <Loading />
      )}
    </Page>
  );
}
