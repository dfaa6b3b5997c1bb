import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { call } from '../../../shared/http';
import { requestPath, type RequestView } from '../../../shared/requests';
import { useSession } from '../../../shared/session';
import { useOfficeText } from '../../useOfficeText';
import { ActDialog, type Act, type Values } from './ActDialog';
import { requestRightsOf } from './requestRights';

const ACTS: Act[] = ['urge', 'progress', 'list', 'delist', 'merge', 'transfer', 'remark'];

const WAYS: Record<Act, { method: 'POST' | 'DELETE'; path: string }> = {
  urge: { method: 'POST', path: 'urges' },
  list: { method: 'POST', path: 'listing' },
  delist: { method: 'DELETE', path: 'listing' },
  merge: { method: 'POST', path: 'merge' },
  transfer: { method: 'POST', path: 'transfer' },
  progress: { method: 'POST', path: 'progress' },
  remark: { method: 'POST', path: 'remarks' },
};

interface RequestActionsProps {
  view: RequestView;
  /** Asked for elsewhere on the page: merging into this request. */
  mergeInto: string | undefined;
  onMergeClosed: () => void;
}

/** Official acts on a request, for who may; each says what it does before it does it. The panel beside a task links to one. */
export function RequestActions({ view, mergeInto, onMergeClosed }: RequestActionsProps) {
  const t = useOfficeText();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { data: session } = useSession();
  const [asking, setAsking] = useState<Act>();
  const rights = requestRightsOf(session, view);
  const [search, setSearch] = useSearchParams();
  const named = ACTS.find((act) => act === search.get('act') && rights[act]);
  const open = mergeInto === undefined ? (asking ?? named) : 'merge';
  const close = () => {
    setAsking(undefined);
    if (search.has('act')) {
      search.delete('act');
      setSearch(search, { replace: true });
    }
    onMergeClosed();
  };
  const carryOut = async (act: Act, values: Values, idempotencyKey: string) => {
    const { method, path } = WAYS[act];
    await call(`${requestPath(view.caseNumber)}/${path}`, { method, body: values, idempotencyKey });
    close();
    notify(t(`requests.act.${act}.done`), { type: 'success' });
    await queryClient.invalidateQueries();
  };
  const offered = ACTS.filter((act) => rights[act]);
  if (offered.length === 0) return null;
  return (
    <Box
      role="group"
      aria-label={t('requests.show.actions')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}
    >
      {offered.map((act) => (
        <Button key={act} variant="outlined" onClick={() => setAsking(act)}>
          {t(`requests.act.${act}.open`)}
        </Button>
      ))}
      {open ? (
        <ActDialog
          key={`${open}:${mergeInto ?? ''}`}
          act={open}
          view={view}
          given={mergeInto === undefined ? {} : { into: mergeInto }}
          onConfirm={(values, key) => carryOut(open, values, key)}
          onClose={close}
        />
      ) : null}
    </Box>
  );
}
