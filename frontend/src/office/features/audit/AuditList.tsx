import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { RaRecord } from 'ra-core';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { officeZhCN } from '../../i18n/zh-CN';

interface AuditRow extends RaRecord {
  subject: string;
  seq: number;
  at: string;
  actor: string;
  action: string;
  actionName: string;
  detailsText: string;
}

interface Verification {
  intact: boolean;
  entries: number;
  broken: { subject: string; seq: number; text: string }[];
}

const ACTIONS = Object.entries(officeZhCN.audit.actions).flatMap(([kind, actions]) =>
  Object.keys(actions).map((action) => `${kind}.${action}`),
);

type SubjectKind = keyof typeof officeZhCN.audit.subjects;

/** `budget:平顶山市财政局:2026` is a kind and an id; without a colon it is a case number. */
function partsOf(subject: string): { kind: SubjectKind; id: string } {
  const [kind = '', ...rest] = subject.split(':');
  if (rest.length === 0) return { kind: 'case', id: subject };
  return kind in officeZhCN.audit.subjects
    ? { kind: kind as SubjectKind, id: rest.join(' ') }
    : { kind: 'other', id: '' };
}

/** People by name; the record itself keeps user names only. */
function useNames(): (username: string) => string {
  const t = useOfficeText();
  const { data } = useQuery({
    queryKey: ['staff-names'],
    queryFn: ({ signal }) =>
      get<{ username: string; displayName: string }[]>('/api/staff?perPage=1000', signal),
    staleTime: 300_000,
  });
  const names = new Map((data ?? []).map(({ username, displayName }) => [username, displayName]));
  return (username) =>
    username === 'system' ? t('audit.system') : (names.get(username) ?? username);
}

function Verify() {
  const t = useOfficeText();
  const { data, error, isPending, isIdle, mutate } = useMutation({
    mutationFn: () => get<Verification>('/api/audit-entries/verification'),
  });
  return (
    <Box sx={{ mb: 2 }}>
      <Button variant="contained" disabled={isPending && !isIdle} onClick={() => mutate()}>
        {isPending && !isIdle ? t('audit.verifying') : t('audit.verify')}
      </Button>
      {error ? <ProblemAlert error={error} focus /> : null}
      {data ? (
        <Alert severity={data.intact ? 'success' : 'error'} role="status" sx={{ mt: 1 }}>
          {data.intact
            ? t('audit.intact', { count: data.entries })
            : t('audit.broken', { count: data.broken.length })}
          {data.broken.length > 0 ? (
            <ul>
              {data.broken.map(({ subject, seq, text }) => {
                const { kind, id } = partsOf(subject);
                return (
                  <li key={`${subject}:${String(seq)}`}>
                    {t(`audit.subjects.${kind}`)} {id}：{text}
                  </li>
                );
              })}
            </ul>
          ) : null}
        </Alert>
      ) : null}
    </Box>
  );
}

export function AuditList() {
  const t = useOfficeText();
  const format = useFormat();
  const nameOf = useNames();
  const subjectOf = ({ subject }: AuditRow): string => {
    const { kind, id } = partsOf(subject);
    if (kind === 'document' || kind === 'entity' || kind === 'policy-document') {
      return t(`audit.subjects.${kind}`);
    }
    return `${t(`audit.subjects.${kind}`)} ${kind === 'account' ? nameOf(id) : id}`.trim();
  };
  return (
    <Page title={t('audit.title')}>
      <RecordList<AuditRow>
        resource="audit-entries"
        label={t('audit.title')}
        above={<Verify />}
        filters={[
          { source: 'actor', label: t('audit.filterActor') },
          {
            source: 'action',
            label: t('audit.filterAction'),
            choices: ACTIONS.map((id) => ({
              id,
              name: t(`audit.actions.${id}` as Parameters<typeof t>[0]),
            })),
          },
          { source: 'subject', label: t('audit.filterSubject') },
          { source: 'from', label: t('audit.filterFrom'), type: 'date' },
          { source: 'to', label: t('audit.filterTo'), type: 'date' },
        ]}
        sort={{ field: 'at', order: 'DESC' }}
        empty={t('audit.empty')}
        fileName={t('audit.title')}
        columns={[
          {
            key: 'at',
            title: t('audit.at'),
            nowrap: true,
            sortBy: 'at',
            render: ({ at }) => format.time(at),
            csv: ({ at }) => format.time(at),
          },
          {
            key: 'actor',
            title: t('audit.actor'),
            sortBy: 'actor',
            render: ({ actor }) => nameOf(actor),
            csv: ({ actor }) => nameOf(actor),
          },
          {
            key: 'action',
            title: t('audit.action'),
            render: ({ actionName }) => actionName,
            csv: ({ actionName }) => actionName,
          },
          {
            key: 'subject',
            title: t('audit.subject'),
            render: (row) =>
              partsOf(row.subject).kind === 'case' ? (
                <RecordLink
                  to={`/audit-entries?filter=${encodeURIComponent(JSON.stringify({ subject: row.subject }))}`}
                >
                  {row.subject}
                </RecordLink>
              ) : (
                subjectOf(row)
              ),
            csv: subjectOf,
          },
          {
            key: 'change',
            title: t('audit.change'),
            render: ({ detailsText }) => detailsText || t('list.none'),
            csv: ({ detailsText }) => detailsText,
          },
        ]}
      />
    </Page>
  );
}
