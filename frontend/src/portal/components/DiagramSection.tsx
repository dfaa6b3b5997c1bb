import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { fetchDiagram } from '../../shared/cases';
import { Loading } from '../../shared/components/Loading';
import { ProblemAlert } from '../../shared/components/ProblemAlert';
import { Section } from './Section';
import { useText } from '../useText';

const ProcessDiagram = lazy(() => import('../../shared/diagram/ProcessDiagram'));

/** The model behind the steps, for who wants to see it; fetched only then. */
export function DiagramSection({ caseNumber, version }: { caseNumber: string; version: number }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['diagram', caseNumber, version],
    queryFn: ({ signal }) => fetchDiagram(caseNumber, signal),
    enabled: open,
  });
  return (
    <Section id="diagram" title={t('case.diagram')}>
      {open ? null : (
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {t('case.diagramShow')}
        </Button>
      )}
      {open && error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {open && !error ? (
        <Suspense fallback={<Loading rows={2} />}>
          {data ? (
            <Box>
              <ProcessDiagram diagram={data} />
            </Box>
          ) : (
            <Loading rows={2} />
          )}
        </Suspense>
      ) : null}
    </Section>
  );
}
