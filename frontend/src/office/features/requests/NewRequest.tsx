import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useEffect, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { Section } from '../../../shared/case/parts';
import { Page } from '../../../shared/components/Page';
import { UploadSlot, type GivenDocument } from '../../../shared/components/UploadSlot';
import { post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { fetchSimilar } from '../../../shared/requests';
import { useSession } from '../../../shared/session';
import { useFormat } from '../../../shared/useFormat';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';
import { useSessionKept } from '../../useSessionKept';
import { EntityChooser, type ChosenEntity } from './EntityChooser';
import { MatterFields, type IntakeMatter } from './MatterFields';

export interface Intake extends IntakeMatter {
  entity: ChosenEntity | null;
  source: string;
  documents: GivenDocument[];
}

const EMPTY: Intake = {
  entity: null,
  source: 'hotline',
  caller: '',
  title: '',
  text: '',
  category: '',
  district: '',
  documents: [],
};

const PAUSE_MS = 600;

/** The likest open requests of the chosen business, once the official rests. */
function Similar({ intake }: { intake: Intake }) {
  const t = useOfficeText();
  const format = useFormat();
  const [rested, setRested] = useState(intake);
  useEffect(() => {
    const timer = setTimeout(() => setRested(intake), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [intake]);
  const { entity, title, text, category } = rested;
  const { data } = useQuery({
    queryKey: ['similar-requests', entity?.uscc, title, text, category],
    queryFn: ({ signal }) =>
      fetchSimilar({ title, text, category, uscc: entity?.uscc ?? '' }, signal),
    enabled: entity !== null && title.trim().length >= 2,
    retry: false,
    placeholderData: (before) => before,
  });
  const found = entity && title.trim() ? (data ?? []) : [];
  return (
    <Box role="status">
      {found.length > 0 ? (
        <Alert severity="warning" sx={{ mt: 2 }}>
          <AlertTitle>{t('requests.new.similarTitle')}</AlertTitle>
          {t('requests.new.similarText')}
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
            {found.map(({ caseNumber, title: subject, statusName, submittedAt }) => (
              <li key={caseNumber}>
                <RecordLink to={`/service-requests/${encodeURIComponent(caseNumber)}/show`}>
                  {subject}
                </RecordLink>
                {`（${caseNumber}，${statusName}，${format.day(submittedAt)}）`}
              </li>
            ))}
          </Box>
        </Alert>
      ) : null}
    </Box>
  );
}

/** 代为登记: what somebody said on the telephone or on a visit, entered for his business. */
export function NewRequest() {
  const t = useOfficeText();
  const notify = useNotify();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const [intake, change, clear] = useSessionKept(`huiqi.intake.${session?.username ?? ''}`, EMPTY);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [flaws, setFlaws] = useState<Record<string, string>>({});
  const { entity, source, documents, ...matter } = intake;
  const own: Record<string, string> = {
    ...(matter.title.trim() === '' ? { title: t('requests.new.subjectMissing') } : {}),
    ...(matter.text.trim() === '' ? { text: t('requests.new.textMissing') } : {}),
    ...(matter.category === '' ? { category: t('requests.new.categoryMissing') } : {}),
  };
  const check = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFlaws({});
    const first = entity ? Object.keys(own)[0] : 'entity';
    if (first) document.getElementById(`intake-${first}`)?.focus();
    else setAsking(true);
  };
  const send = async (idempotencyKey: string) => {
    try {
      const { caseNumber } = await post<{ caseNumber: string }>(
        '/api/service-requests',
        { ...matter, source, uscc: entity?.uscc, documents: documents.map(({ id }) => id) },
        idempotencyKey,
      );
      clear();
      setAsking(false);
      notify(t('requests.new.done', { caseNumber }), { type: 'success', autoHideDuration: 15_000 });
      await navigate(`/service-requests/${encodeURIComponent(caseNumber)}/show`);
    } catch (problem) {
      if (isProblem(problem)) setFlaws(problem.fieldErrors);
      throw problem;
    }
  };
  return (
    <Page title={t('requests.new.title')} lead={t('requests.new.lead')}>
      <form noValidate onSubmit={check}>
        <Stack spacing={1} sx={{ maxWidth: 760 }}>
          <Section title={t('requests.new.entityTitle')}>
            <EntityChooser
              chosen={entity}
              missing={tried && entity === null}
              onChoose={(chosen) => change({ entity: chosen })}
            />
          </Section>
          <Section title={t('requests.new.callerTitle')}>
            <FormControl>
              <FormLabel id="intake-source">{t('requests.new.source')}</FormLabel>
              <RadioGroup
                row
                aria-labelledby="intake-source"
                value={source}
                onChange={(_, value) => change({ source: value })}
              >
                {(['hotline', 'visit'] as const).map((id) => (
                  <FormControlLabel
                    key={id}
                    value={id}
                    control={<Radio />}
                    label={t(`requests.sources.${id}`)}
                  />
                ))}
              </RadioGroup>
            </FormControl>
          </Section>
          <Section title={t('requests.new.matterTitle')}>
            <MatterFields
              matter={matter}
              flaws={tried ? { ...flaws, ...own } : flaws}
              home={entity?.district ?? ''}
              onChange={change}
            />
            <Similar intake={intake} />
            <Box sx={{ mt: 2 }}>
              <UploadSlot
                slot={{
                  slot: 'attachment',
                  title: t('requests.new.files'),
                  help: t('requests.new.filesHelp'),
                  required: false,
                }}
                documents={documents}
                onUploaded={({ id, fileName, size, mediaType }) =>
                  change(({ documents: before }) => ({
                    documents: [...before, { id, fileName, size, mediaType }],
                  }))
                }
                onRemoved={(removed) =>
                  change(({ documents: before }) => ({
                    documents: before.filter(({ id }) => id !== removed),
                  }))
                }
              />
            </Box>
          </Section>
        </Stack>
        <Typography color="text.secondary" sx={{ my: 2 }}>
          {t('requests.new.kept')}
        </Typography>
        <Button type="submit" variant="contained" size="large">
          {t('requests.new.submit')}
        </Button>
      </form>
      {asking ? (
        <ConfirmDialog
          title={t('requests.new.confirmTitle')}
          action={t('requests.new.submit')}
          onConfirm={send}
          onClose={() => setAsking(false)}
        >
          {() => (
            <Typography>
              {t('requests.new.confirmText', { entity: entity?.name, title: matter.title })}
            </Typography>
          )}
        </ConfirmDialog>
      ) : null}
    </Page>
  );
}
