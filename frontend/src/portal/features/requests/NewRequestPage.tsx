import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { isProblem } from '../../../shared/problem';
import { LogInAgain } from '../../components/LogInAgain';
import { SaveState } from '../../components/SaveState';
import { useKeptDraft, type DraftKeeper } from '../../keptDraft';
import { useText } from '../../useText';
import { DiscardButton } from './DiscardButton';
import {
  deleteRequestDraft,
  EMPTY_REQUEST,
  isBlank,
  REQUEST_DRAFT,
  submitRequest,
  type RequestDraft,
} from './requestDraft';
import { RequestFields, type Flaws } from './RequestFields';

/** 提诉求: one page, kept on the server while it is written, sent once. */
export default function NewRequestPage() {
  const keeper = useKeptDraft<RequestDraft>(REQUEST_DRAFT);
  if (keeper.loadError) {
    return <ProblemPage error={keeper.loadError} onRetry={() => window.location.reload()} />;
  }
  if (!keeper.draft) return <Loading rows={4} />;
  return <RequestForm keeper={keeper} draft={keeper.draft} />;
}

interface RequestFormProps {
  keeper: DraftKeeper<RequestDraft>;
  draft: RequestDraft;
}

const FIELDS = ['title', 'text', 'category', 'district'] as const;

function RequestForm({ keeper, draft }: RequestFormProps) {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [tried, setTried] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  // A second press comes before the first has become a state.
  const underWay = useRef(false);
  const sending = useMutation({
    mutationFn: () => submitRequest(draft),
    onError: () => {
      underWay.current = false;
    },
    onSuccess: async ({ caseNumber }) => {
      keeper.close();
      queryClient.removeQueries({ queryKey: ['draft', REQUEST_DRAFT.id] });
      await navigate(`/cases/${encodeURIComponent(caseNumber)}/submitted`, { replace: true });
      void queryClient.invalidateQueries();
      // The request exists; what is left of its draft would only offer to send it again.
      await deleteRequestDraft().catch(() => undefined);
    },
  });
  const own: Flaws = {
    ...(draft.title.trim() === '' ? { title: t('requests.new.subjectMissing') } : {}),
    ...(draft.text.trim() === '' ? { text: t('requests.new.textMissing') } : {}),
    ...(draft.category === '' ? { category: t('requests.new.categoryMissing') } : {}),
  };
  const refused: Flaws = isProblem(sending.error) ? sending.error.fieldErrors : {};
  const flaws: Flaws = tried ? { ...refused, ...own } : refused;
  const open = FIELDS.filter((field) => own[field] !== undefined);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (open.length > 0) {
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    if (underWay.current) return;
    underWay.current = true;
    if (await keeper.flush()) sending.mutate();
    else underWay.current = false;
  };
  const loggedOut = isProblem(sending.error) && sending.error.status === 401;
  return (
    <Page title={t('requests.new.title')} lead={t('requests.new.lead')}>
      {loggedOut ? <LogInAgain onEntered={() => sending.mutate()} /> : null}
      {sending.error && !loggedOut ? <ProblemAlert error={sending.error} focus /> : null}
      {tried && open.length > 0 ? (
        <Alert severity="error" ref={summary} tabIndex={-1} sx={{ mb: 3, maxWidth: 720 }}>
          {t('requests.new.fix')}
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {open.map((field) => (
              <li key={field}>
                <Link
                  component="button"
                  type="button"
                  onClick={() => document.getElementById(`request-${field}`)?.focus()}
                >
                  {own[field]}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <form noValidate onSubmit={(event) => void send(event)}>
        <RequestFields draft={draft} flaws={flaws} change={keeper.change} />
        <Typography sx={{ my: 2 }}>{t('requests.new.next')}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
          <Button
            key="submit-request"
            type="submit"
            variant="contained"
            size="large"
            disabled={sending.isPending}
            sx={{ width: { xs: '100%', sm: 'auto' } }}
          >
            {sending.isPending ? t('requests.new.submitting') : t('requests.new.submit')}
          </Button>
          {isBlank(draft) ? null : (
            <DiscardButton
              onConfirm={() => {
                setTried(false);
                sending.reset();
                keeper.change(({ version }) => ({ ...EMPTY_REQUEST, version }));
              }}
            />
          )}
        </Box>
      </form>
      <SaveState keeper={keeper} />
    </Page>
  );
}
