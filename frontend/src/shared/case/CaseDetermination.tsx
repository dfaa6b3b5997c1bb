import Cancel from '@mui/icons-material/Cancel';
import CheckCircle from '@mui/icons-material/CheckCircle';
import HelpOutline from '@mui/icons-material/HelpOutline';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView, ConditionOutcome, FactView } from '../cases';
import { moneyExact, percent } from '../format';
import { useFormat } from '../useFormat';
import { Quiet, Rows, Section } from './parts';
import { useCaseText } from './useCaseText';

const ICONS = {
  met: <CheckCircle color="success" />,
  unmet: <Cancel color="error" />,
  unknown: <HelpOutline color="disabled" />,
};

const COLORS = { met: 'success.main', unmet: 'error.main', unknown: 'text.secondary' };

function useSource(): (fact: FactView | undefined) => string {
  const t = useCaseText();
  const format = useFormat();
  return (fact) => {
    if (!fact) return '';
    const source = fact.source ?? t('case.facts.applicant');
    return fact.asOf
      ? `${source}，${t('case.facts.asOf', { date: format.date(fact.asOf) })}`
      : source;
  };
}

/** Each condition with its outcome, what was found and who says so; worst first. */
export function Conditions({ data }: { data: CaseView }) {
  const t = useCaseText();
  const sourceOf = useSource();
  const { determination } = data;
  if (!determination) {
    return (
      <Section title={t('case.conditions.title')}>
        <Quiet>{t('case.conditions.none')}</Quiet>
      </Section>
    );
  }
  const facts = new Map(data.factsView.map((fact) => [fact.name, fact]));
  const count = (outcome: ConditionOutcome) =>
    determination.conditions.filter((condition) => condition.outcome === outcome).length;
  const rank: Record<ConditionOutcome, number> = { unmet: 0, unknown: 1, met: 2 };
  const conditions = [...determination.conditions].sort(
    (a, b) => rank[a.outcome] - rank[b.outcome],
  );
  return (
    <Section
      title={t('case.conditions.title')}
      aside={
        determination.verdictName ? (
          <strong>{t('case.conditions.verdict', { verdict: determination.verdictName })}</strong>
        ) : null
      }
    >
      <Quiet>
        {t('case.conditions.summary', {
          total: conditions.length,
          met: count('met'),
          unmet: count('unmet'),
          unknown: count('unknown'),
        })}
      </Quiet>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {conditions.map(({ fact, label, requirementText, actualText, outcome }) => {
          const source = sourceOf(facts.get(fact));
          return (
            <Box
              component="li"
              key={`${fact}:${requirementText}`}
              data-outcome={outcome}
              sx={{ display: 'flex', gap: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}
            >
              <Box aria-hidden sx={{ display: 'flex', pt: 0.25 }}>
                {ICONS[outcome]}
              </Box>
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                {label}：{requirementText}
                <Box component="span" sx={{ color: 'text.secondary', display: 'block' }}>
                  {t('case.conditions.actual', { actual: actualText })}
                  {source ? ` · ${t('case.conditions.source', { source })}` : ''}
                </Box>
              </Box>
              <Box sx={{ whiteSpace: 'nowrap', color: COLORS[outcome] }}>
                {t(`case.conditions.${outcome}`)}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}

/** The sum worked out line by line, with the clause that it follows. */
export function Calculation({ data }: { data: CaseView }) {
  const t = useCaseText();
  const { determination } = data;
  if (!determination || determination.amount === null) return null;
  const lines = determination.calculation;
  return (
    <Section title={t('case.calculation.title')}>
      <Rows
        label={t('case.calculation.title')}
        columns={[
          { title: t('case.calculation.step') },
          { title: t('case.calculation.amount'), number: true },
        ]}
        rows={[
          ...lines.map(({ text, amount }, index) => ({
            key: `${String(index)}:${text}`,
            cells: [text, amount === null ? '' : moneyExact(amount)],
          })),
          {
            key: 'result',
            strong: true,
            cells: [t('case.calculation.result'), moneyExact(determination.amount)],
          },
        ]}
      />
      {determination.citations.map(({ document, clause, quote }) => (
        <Box
          component="blockquote"
          key={`${document}:${clause}:${quote}`}
          sx={{ m: 0, mt: 1.5, pl: 2, borderLeft: 3, borderColor: 'divider' }}
        >
          <Typography>{quote}</Typography>
          <Typography color="text.secondary">
            {t('case.calculation.basis')}：{document} {clause}
          </Typography>
        </Box>
      ))}
    </Section>
  );
}

/** Who pays which share. */
export function Funding({ data }: { data: CaseView }) {
  const t = useCaseText();
  const shares = data.funding.length > 0 ? data.funding : (data.determination?.funding ?? []);
  return (
    <Section title={t('case.funding.title')}>
      {shares.length === 0 ? (
        <Quiet>{t('case.funding.none')}</Quiet>
      ) : (
        <Rows
          label={t('case.funding.title')}
          columns={[
            { title: t('case.funding.layer') },
            { title: t('case.funding.ratio'), number: true },
            { title: t('case.funding.amount'), number: true },
          ]}
          rows={shares.map(({ layer, layerName, payer, ratio, amount }) => ({
            key: `${layer}:${payer ?? ''}`,
            cells: [
              payer && payer !== layerName ? `${payer}（${layerName}）` : layerName,
              percent(ratio),
              moneyExact(amount),
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** What the case says about the enterprise, and who said it. */
export function FactTable({ data }: { data: CaseView }) {
  const t = useCaseText();
  const sourceOf = useSource();
  return (
    <Section title={t('case.facts.title')}>
      {data.factsView.length === 0 ? (
        <Quiet>{t('case.facts.none')}</Quiet>
      ) : (
        <Rows
          label={t('case.facts.title')}
          columns={[
            { title: t('case.facts.item') },
            { title: t('case.facts.value') },
            { title: t('case.facts.source') },
          ]}
          rows={data.factsView.map((fact) => ({
            key: fact.name,
            cells: [
              fact.label,
              fact.claimedText
                ? `${fact.text}（${t('case.facts.claimed', { claimed: fact.claimedText })}）`
                : fact.text,
              sourceOf(fact),
            ],
          }))}
        />
      )}
    </Section>
  );
}
