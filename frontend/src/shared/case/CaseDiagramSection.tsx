import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { fetchDiagram } from '../cases';
import { ProblemAlert } from '../components/ProblemAlert';
import { Section } from './parts';
import { useCaseText } from './useCaseText';

const ProcessDiagram = lazy(() => import('../diagram/ProcessDiagram'));

/** The BPMN diagram with the current step marked; fetched when somebody wants to see it. */
export function Diagram({ caseNumber }: { caseNumber: string }) {
  const t = useCaseText();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseNumber, 'diagram'],
    queryFn: ({ signal }) => fetchDiagram(caseNumber, signal),
    enabled: open,
  });
  const current = (data?.steps ?? [])
    .filter(({ activityId }) => data?.active.includes(activityId))
    .map(({ label }) => label);
  const loading = <Typography role="status">{t('case.diagram.loading')}</Typography>;
  return (
    <Section
      title={t('case.diagram.title')}
      aside={
        <Button size="small" variant="outlined" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'case.diagram.hide' : 'case.diagram.show')}
        </Button>
      }
    >
      {open && error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {open && !error ? (
        data ? (
          <Suspense fallback={loading}>
            <Typography sx={{ mb: 1 }}>
              {current.length > 0
                ? t('case.diagram.current', { steps: current.join('、') })
                : t('case.diagram.ended')}
            </Typography>
            <ProcessDiagram diagram={data} />
          </Suspense>
        ) : (
          loading
        )
      ) : null}
    </Section>
  );
}
