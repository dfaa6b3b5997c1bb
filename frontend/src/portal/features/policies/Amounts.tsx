import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Policy } from '../../../shared/policies';
import { percent } from '../../../shared/format';
import { Section } from '../../components/Section';
import { useText } from '../../useText';
import { amountsTitle } from './kinds';
import { commonConditions } from './rules';

/** How much in which case, the caps, and who bears it. */
export function Amounts({ policy }: { policy: Policy }) {
  const t = useText();
  const granting = policy.rules.filter(({ eligible }) => eligible);
  if (granting.length === 0) return null;
  const common = commonConditions(policy);
  // Without a sum there is a table only where cases differ, and no column of sums.
  const sums = granting.some(({ amountText }) => amountText !== null);
  const lines = granting.map(({ conditions, amountText }) => ({
    own: conditions.map(({ text }) => text).filter((text) => !common.includes(text)),
    amountText,
  }));
  const differ = sums || lines.some(({ own }) => own.length > 0);
  const hasFunding = policy.funding !== null && policy.funding.length > 0;
  if (!differ && !policy.cap && !hasFunding) return null;
  return (
    <Section
      id="amounts"
      title={t(sums || policy.cap ? amountsTitle(policy.kind) : 'policy.cases')}
    >
      {differ ? (
        <TableContainer>
          <Table size="small" aria-labelledby="amounts">
            <TableHead>
              <TableRow>
                <TableCell>{t('policy.when')}</TableCell>
                {sums ? (
                  <TableCell align="right">
                    {policy.ceiling ? t('policy.amountCeiling') : t('policy.amount')}
                  </TableCell>
                ) : null}
              </TableRow>
            </TableHead>
            <TableBody>
              {lines.map(({ own, amountText }, index) => (
                // Rules have no id of their own and never move.
                <TableRow key={index}>
                  <TableCell>
                    {own.length === 0 ? t('policy.always') : own.join(t('policy.and'))}
                  </TableCell>
                  {sums ? (
                    <TableCell align="right" sx={{ minWidth: 96 }}>
                      {amountText ?? t('policy.noSum')}
                    </TableCell>
                  ) : null}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      ) : null}
      <Box
        component="dl"
        sx={{ mt: 2, mb: 0, '& dt': { fontWeight: 600 }, '& dd': { m: 0, mb: 1 } }}
      >
        {policy.cap ? (
          <>
            <dt>{t('policy.cap')}</dt>
            <dd>{policy.cap}</dd>
          </>
        ) : null}
        {policy.funding && policy.funding.length > 0 ? (
          <>
            <dt>{t('policy.funding')}</dt>
            {policy.funding.map(({ condition, shares }) => (
              <dd key={condition ?? 'always'}>
                {condition ? `${condition}：` : null}
                {shares.map(({ layerName, ratio }) => `${layerName} ${percent(ratio)}`).join('，')}
              </dd>
            ))}
          </>
        ) : null}
      </Box>
      {policy.ceiling ? (
        <Typography color="text.secondary">{t('policy.ceilingHelp')}</Typography>
      ) : null}
    </Section>
  );
}
