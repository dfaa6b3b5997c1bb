import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../../shared/http';
import { isOpenRequest, requestPath, type RequestView } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { ReasonDialog } from '../../components/ReasonDialog';
import { useText } from '../../useText';

type Act = 'urge' | 'withdraw' | 'reopen';

const PATHS: Record<Act, string> = { urge: 'urges', withdraw: 'withdraw', reopen: 'reopen' };

/** What the enterprise may do now, each asked once more. */
export function RequestActions({ view }: { view: RequestView }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<Act>();
  const [done, setDone] = useState<Act>();
  const acts: Act[] = [
    ...(isOpenRequest(view.status) ? (['urge'] as const) : []),
    ...(view.mayReopen ? (['reopen'] as const) : []),
    ...(view.mayWithdraw ? (['withdraw'] as const) : []),
  ];
  const reopenUntil = view.closeOut?.reopenUntil;
  const carryOut = async (act: Act, said: string, key: string) => {
    await post(
      `${requestPath(view.caseNumber)}/${PATHS[act]}`,
      act === 'urge' ? { text: said } : { reason: said },
      key,
    );
    setAsking(undefined);
    setDone(act);
    await queryClient.invalidateQueries();
  };
  return (
    <Box className="no-print" sx={{ mb: 4 }}>
      <Box role="status">
        {done ? (
          <Alert severity="success" sx={{ mb: 2 }}>
            {t(`requests.${done}.done`)}
          </Alert>
        ) : null}
      </Box>
      {view.mayReopen && reopenUntil ? (
        <Typography sx={{ mb: 1 }}>
          {t('requests.reopen.until', { date: format.date(reopenUntil) })}
        </Typography>
      ) : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {acts.map((act) => (
          <Button
            key={act}
            variant={act === 'withdraw' ? 'text' : 'outlined'}
            onClick={() => {
              setDone(undefined);
              setAsking(act);
            }}
          >
            {t(`requests.${act}.open`)}
          </Button>
        ))}
      </Box>
      {asking ? (
        <ReasonDialog
          title={t(`requests.${asking}.title`)}
          text={t(`requests.${asking}.text`)}
          field={t(`requests.${asking}.field`)}
          confirm={t(`requests.${asking}.confirm`)}
          danger={asking === 'withdraw'}
          {...(asking === 'reopen' ? { missing: t('requests.reopen.missing') } : {})}
          onConfirm={(said, key) => carryOut(asking, said, key)}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </Box>
  );
}
