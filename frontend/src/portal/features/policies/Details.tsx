import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { DetailTable, Policy } from '../../../shared/policies';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

/** What only some kinds of measures have: time limit, figures to reach, criteria, tables, who it applies to. */
export function Details({ policy }: { policy: Policy }) {
  const t = useText();
  const { timeLimit, targets = [], criteria = [], definitions = [], table = [] } = policy;
  const { appliesTo = [] } = policy;
  const sentences = (
    [
      ['use', 'policy.useRule', policy.useRule],
      ['duration', 'policy.duration', policy.duration],
      ['funding-note', 'policy.fundingNote', policy.fundingNote],
    ] as const
  ).filter(([, , text]) => text);
  return (
    <>
      {timeLimit ? (
        <Section id="time-limit" title={t('policy.timeLimit')}>
          <Typography>{timeLimit.text}</Typography>
          <Lines items={timeLimit.steps.map(({ text }) => text)} ordered />
        </Section>
      ) : null}
      {targets.length > 0 ? (
        <Section id="targets" title={t('policy.targets')}>
          <TableContainer>
            <Table size="small" aria-labelledby="targets">
              <TableHead>
                <TableRow>
                  <TableCell>{t('policy.targetFigure')}</TableCell>
                  <TableCell align="right">{t('policy.targetValue')}</TableCell>
                  <TableCell>{t('policy.targetBy')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {targets.map(({ indicator, text, byText }) => (
                  <TableRow key={`${indicator}:${byText ?? ''}`}>
                    <TableCell>{indicator}</TableCell>
                    <TableCell align="right">{text}</TableCell>
                    <TableCell>{byText ?? t('policy.noEndIs')}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
        </Section>
      ) : null}
      {criteria.length > 0 ? (
        <Section id="criteria" title={t('policy.criteria')}>
          <Lines items={criteria} />
        </Section>
      ) : null}
      {definitions.length > 0 ? (
        <Section id="definitions" title={t('policy.definitions')}>
          <Lines items={definitions} />
        </Section>
      ) : null}
      {table.length > 0 ? (
        <Section id="tables" title={t('policy.table')}>
          {table.map((one, index) => (
            // Tables have no id of their own and never move.
            <TextTable key={index} table={one} />
          ))}
        </Section>
      ) : null}
      {sentences.map(([id, label, text]) => (
        <Section key={id} id={id} title={t(label)}>
          <Typography>{text}</Typography>
        </Section>
      ))}
      {appliesTo.length > 0 ? (
        <Section id="applies-to" title={t('policy.appliesTo')}>
          <Box component="ul" sx={{ m: 0, pl: 3 }}>
            {appliesTo.map(({ id, title }) => (
              <li key={id}>
                <Link component={RouterLink} to={`/policies/${id}`}>
                  {title}
                </Link>
              </li>
            ))}
          </Box>
        </Section>
      ) : null}
    </>
  );
}

function Lines({ items, ordered = false }: { items: string[]; ordered?: boolean }) {
  if (items.length === 0) return null;
  return (
    <Box component={ordered ? 'ol' : 'ul'} sx={{ m: 0, pl: 3, '& li': { mb: 0.5 } }}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </Box>
  );
}

const SHOWN_ROWS = 20;
const NUMBER = /^-?[\d.,]+%?$/;

function TextTable({ table }: { table: DetailTable }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const rows = all ? table.rows : table.rows.slice(0, SHOWN_ROWS);
  return (
    <Box sx={{ mb: 2 }}>
      <TableContainer tabIndex={0} sx={{ '&:focus': { outlineOffset: 2 } }}>
        <Table size="small">
          {table.title ? (
            <Box component="caption" sx={{ captionSide: 'top !important', px: '0 !important' }}>
              {table.title}
            </Box>
          ) : null}
          {table.columns.length > 0 ? (
            <TableHead>
              <TableRow>
                {table.columns.map((column) => (
                  <TableCell key={column}>{column}</TableCell>
                ))}
              </TableRow>
            </TableHead>
          ) : null}
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.join()}>
                {row.map((cell, column) => (
                  <TableCell
                    key={table.columns[column] ?? column}
                    align={column > 0 && NUMBER.test(cell) ? 'right' : 'left'}
                  >
                    {cell}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {rows.length < table.rows.length ? (
        <Button onClick={() => setAll(true)} sx={{ mt: 1 }}>
          {t('policy.tableAll', { count: table.rows.length })}
        </Button>
      ) : null}
    </Box>
  );
}
