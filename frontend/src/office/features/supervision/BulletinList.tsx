import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { StateLabel } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { useSession } from '../../../shared/session';
import { useFormat } from '../../../shared/useFormat';
import { useChoices } from '../../components/choices';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { jurisdictionsOf } from '../../roles';
import { useOfficeText } from '../../useOfficeText';
import { KINDS, type BulletinRow } from './bulletins';
import { NewBulletin } from './NewBulletin';

/** Drafts and issued bulletins, with who issued them. */
export function BulletinList() {
  const t = useOfficeText();
  const format = useFormat();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const { jurisdictions } = useChoices();
  const [drafting, setDrafting] = useState(false);
  const supervises = session?.roles.includes('supervisor') ?? false;
  const own = session ? jurisdictionsOf(session) : [];
  const office = '-supervision';
  const county =
    own.length > 0
      ? undefined
      : session?.authorities.find((code) => code.endsWith(office))?.slice(0, -office.length);
  return (
    <Page
      title={t('bulletins.title')}
      aside={
        supervises ? (
          <Button variant="contained" onClick={() => setDrafting(true)}>
            {t('bulletins.create')}
          </Button>
        ) : null
      }
    >
      {drafting ? (
        <NewBulletin
          jurisdictions={jurisdictions.filter(({ id }) => own.includes(id))}
          county={county}
          onClose={() => setDrafting(false)}
          onDone={(id) => void navigate(`/supervision/bulletins/${String(id)}`)}
        />
      ) : null}
      <RecordList<BulletinRow>
        resource="supervision/bulletins"
        label={t('bulletins.title')}
        searchLabel={t('bulletins.search')}
        empty={t('bulletins.empty')}
        fileName={t('bulletins.title')}
        sort={{ field: 'createdAt', order: 'DESC' }}
        filters={[
          {
            source: 'kind',
            label: t('bulletins.kind'),
            choices: KINDS.map((id) => ({ id, name: t(`bulletins.${id}`) })),
          },
          {
            source: 'status',
            label: t('bulletins.status'),
            choices: (['draft', 'issued'] as const).map((id) => ({
              id,
              name: t(`bulletins.${id}`),
            })),
          },
        ]}
        columns={[
          {
            key: 'title',
            title: t('bulletins.name'),
            render: ({ id, title }) => (
              <RecordLink to={`/supervision/bulletins/${String(id)}`}>{title}</RecordLink>
            ),
            csv: ({ title }) => title,
          },
          {
            key: 'kind',
            title: t('bulletins.kind'),
            sortBy: 'kind',
            render: ({ kind }) => t(`bulletins.${kind}`),
            csv: ({ kind }) => t(`bulletins.${kind}`),
          },
          {
            key: 'status',
            title: t('bulletins.status'),
            render: ({ status }) => (
              <StateLabel
                tone={status === 'issued' ? 'good' : 'busy'}
                text={t(`bulletins.${status}`)}
              />
            ),
            csv: ({ status }) => t(`bulletins.${status}`),
          },
          {
            key: 'number',
            title: t('bulletins.number'),
            render: ({ number }) => number ?? t('list.none'),
            csv: ({ number }) => number,
          },
          {
            key: 'issuedBy',
            title: t('bulletins.issuedBy'),
            render: ({ issuedByName }) => issuedByName ?? t('list.none'),
            csv: ({ issuedByName }) => issuedByName,
          },
          {
            key: 'issuedAt',
            title: t('bulletins.issuedAt'),
            sortBy: 'issuedAt',
            nowrap: true,
            render: ({ issuedAt }) => (issuedAt ? format.time(issuedAt) : t('list.none')),
            csv: ({ issuedAt }) => issuedAt,
          },
        ]}
      />
    </Page>
  );
}
