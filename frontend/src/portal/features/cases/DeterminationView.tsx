import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { calculationLabel, type CaseView, type Determination } from '../../../shared/cases';
import { moneyExact } from '../../../shared/format';
import { ConditionList } from '../../components/ConditionList';
import { FundingTable } from '../../components/FundingTable';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

interface DeterminationViewProps {
  view: CaseView;
  determination: Determination;
}

/** Each condition met or unmet, the sum line by line, who pays which share, and where it stands. */
export function DeterminationView({ view, determination }: DeterminationViewProps) {
  const t = useText();
  const { conditions, calculation, amount, ceiling, verdictName, citations } = determination;
  const total = view.awardedAmount ?? amount;
  const funding = view.funding.length > 0 ? view.funding : determination.funding;
  return (
    <>
      <Section id="determination" title={t('case.determination', { verdict: verdictName })}>
        <ConditionList
          conditions={conditions.map((condition) => ({
            key: `${condition.fact}:${condition.requirement}`,
            text: `${condition.label}：${condition.requirementText}`,
            actual: condition.actualText,
            outcome: condition.outcome,
          }))}
        />
      </Section>
      {total === null ? null : (
        <Section id="sum" title={t('case.sum')}>
          <Table size="small" aria-labelledby="sum">
            <TableBody>
              {calculation.map((line) => (
                <TableRow key={line.text}>
                  <TableCell>{calculationLabel(line)}</TableCell>
                  <TableCell align="right">
                    {line.amount === null ? null : moneyExact(line.amount)}
                  </TableCell>
                </TableRow>
              ))}
              <TableRow sx={{ '& td': { fontWeight: 600, fontSize: '1.0625rem' } }}>
                <TableCell>
                  {view.awardedAmount !== null
                    ? t('case.awarded')
                    : ceiling
                      ? t('case.ceiling')
                      : t('case.proposed')}
                </TableCell>
                <TableCell align="right">{moneyExact(total)}</TableCell>
              </TableRow>
            </TableBody>
          </Table>
        </Section>
      )}
      {funding.length > 0 ? (
        <Section id="funding" title={t('funding.title')}>
          <FundingTable shares={funding} />
        </Section>
      ) : null}
      {citations.map(({ document, clause, quote }) => (
        <Box key={`${document}:${clause}`} sx={{ mb: 4 }}>
          <Typography>{t('case.basis', { document, clause })}</Typography>
          <Box
            component="blockquote"
            sx={{ m: 0, pl: 2, borderLeft: 4, borderColor: 'divider', color: 'text.secondary' }}
          >
            {quote}
          </Box>
        </Box>
      ))}
    </>
  );
}
