import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '../../useText';

export interface Answer {
  key: string;
  label: string;
  text: string;
  note?: string | undefined;
  missing?: boolean;
}

interface AnswerListProps {
  answers: Answer[];
  /** Where 修改 leads; without it the answers are only shown. */
  changeAt?: string;
}

/** Questions and answers, one under the other on a phone. */
export function AnswerList({ answers, changeAt }: AnswerListProps) {
  const t = useText();
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {answers.map(({ key, label, text, note, missing }) => (
        <Box
          key={key}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr auto', sm: '240px 1fr auto' },
            columnGap: 2,
            py: 1.25,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Box component="dt" sx={{ color: 'text.secondary', gridColumn: { xs: '1', sm: 'auto' } }}>
            {label}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              minWidth: 0,
              overflowWrap: 'anywhere',
              gridRow: { xs: 2, sm: 'auto' },
              color: missing ? 'error.main' : 'text.primary',
            }}
          >
            {text}
            {note ? (
              <Box
                component="span"
                sx={{ display: 'block', color: 'text.secondary', fontSize: 14 }}
              >
                {note}
              </Box>
            ) : null}
          </Box>
          {changeAt ? (
            <Box component="dd" sx={{ m: 0 }}>
              <Link
                component={RouterLink}
                to={`${changeAt}?change`}
                aria-label={t('apply.changeThis', { what: label })}
              >
                {t('apply.change')}
              </Link>
            </Box>
          ) : null}
        </Box>
      ))}
    </Box>
  );
}
