import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { useOfficeText } from '../../useOfficeText';
import { boardQuery, type Board } from './board';
import { BoardFilters } from './BoardFilters';
import { BoardQuestions } from './BoardQuestions';
import { Headlines } from './Headlines';

const REFRESH_MILLIS = 60_000;

function useFullScreen() {
  const place = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState(false);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void place.current?.requestFullscreen();
  };
  return { place, full, toggle };
}

function Acts({ query, full, onFull }: { query: string; full: boolean; onFull: () => void }) {
  const t = useOfficeText();
  return (
    <Stack direction="row" useFlexGap className="no-print" sx={{ gap: 1, flexWrap: 'wrap' }}>
      <Button component={RouterLink} to="/supervision/bulletins">
        {t('bulletins.title')}
      </Button>
      <Button onClick={() => window.print()}>{t('board.print')}</Button>
      <Button onClick={onFull}>{t(full ? 'board.leaveFull' : 'board.full')}</Button>
      <Button variant="outlined" href={`/api/supervision/board/export?${query}`} download>
        {t('board.export')}
      </Button>
    </Stack>
  );
}

/** 督办看板: how requests stand now and what happened in a month. */
export function BoardPage() {
  const t = useOfficeText();
  const format = useFormat();
  const [address] = useSearchParams();
  const { place, full, toggle } = useFullScreen();
  const query = boardQuery(address);
  const { data, error, refetch } = useQuery({
    queryKey: ['board', query],
    queryFn: ({ signal }) => get<Board>(`/api/supervision/board?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MILLIS,
  });
  return (
    <Box
      ref={place}
      sx={{ bgcolor: 'background.default', '&:fullscreen': { overflow: 'auto', p: 4 } }}
    >
      <Page
        title={t('board.title')}
        aside={<Acts query={query} full={full} onFull={toggle} />}
        lead={
          data ? t('board.computedAt', { time: format.time(data.computedAt) }) : t('board.lead')
        }
      >
        {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
        {data ? (
          data.empty ? (
            <Alert severity="info" icon={false}>
              <Typography sx={{ fontWeight: 600 }}>{t('board.emptyTitle')}</Typography>
              {t('board.empty')}
            </Alert>
          ) : (
            <>
              <BoardFilters choices={data.choices} />
              <Headlines figures={data.figures} />
              <BoardQuestions board={data} />
            </>
          )
        ) : error ? null : (
          <Loading />
        )}
      </Page>
    </Box>
  );
}
