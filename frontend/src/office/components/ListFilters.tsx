import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useListContext } from 'ra-core';
import { useEffect, useState } from 'react';
import { useOfficeText } from '../useOfficeText';

export interface SelectFilter {
  source: string;
  label: string;
  /** Without choices a text or a date is asked for. */
  choices?: { id: string; name: string }[];
  type?: 'text' | 'date' | 'month' | 'number';
  /** Shown once somebody asks for more filters, or while it has a value. */
  more?: boolean;
}

/** So many are shown on a phone too. */
const FEW = 2;

type Values = Record<string, string | undefined>;

function TextFilter({
  label,
  value,
  type,
  onChange,
}: {
  label: string;
  value: string;
  type: 'text' | 'date' | 'month' | 'number' | 'search';
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  // The address is the truth: going back shows what was searched for then.
  if (value !== sent) {
    setSent(value);
    setText(value);
  }
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => {
      setSent(text);
      onChange(text);
    }, 300);
    return () => clearTimeout(timer);
  }, [text, sent, onChange]);
  return (
    <TextField
      label={label}
      type={type}
      size="small"
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ minWidth: { xs: '100%', sm: type === 'search' ? 280 : 160 } }}
      slotProps={type === 'date' || type === 'month' ? { inputLabel: { shrink: true } } : {}}
    />
  );
}

/** Search and filters; all of them stand in the address. */
export function ListFilters({
  filters,
  searchLabel,
}: {
  filters: SelectFilter[];
  searchLabel?: string | undefined;
}) {
  const t = useOfficeText();
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as Values;
  const [all, setAll] = useState(false);
  // On a phone a column of filters would push the list off the screen.
  const narrow = useMediaQuery('(max-width:700px)', { noSsr: true }) && filters.length > FEW;
  const shown = filters.filter(
    ({ source, more }) => all || (!more && !narrow) || Boolean(values[source]),
  );
  const change = (source: string, value: string) => {
    const rest = Object.fromEntries(
      Object.entries(values).filter(([name, old]) => name !== source && old),
    );
    setFilters(value ? { ...rest, [source]: value } : rest, {});
  };
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1.5, mb: 1 }} role="search">
      {searchLabel ? (
        <TextFilter
          label={searchLabel}
          type="search"
          value={values['q'] ?? ''}
          onChange={(value) => change('q', value)}
        />
      ) : null}
      {shown.map(({ source, label, choices, type }) =>
        choices ? (
          <TextField
            key={source}
            select
            size="small"
            label={label}
            value={choices.some(({ id }) => id === values[source]) ? values[source] : ''}
            onChange={(event) => change(source, event.target.value)}
            sx={{ minWidth: { xs: '100%', sm: 150 } }}
          >
            <MenuItem value="">{t('list.all')}</MenuItem>
            {choices.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        ) : (
          <TextFilter
            key={source}
            label={label}
            type={type ?? 'text'}
            value={values[source] ?? ''}
            onChange={(value) => change(source, value)}
          />
        ),
      )}
      {narrow || filters.some(({ more }) => more) ? (
        <Button aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'list.less' : 'list.more')}
        </Button>
      ) : null}
      {Object.values(values).some(Boolean) ? (
        <Button onClick={() => setFilters({}, {})}>{t('list.clear')}</Button>
      ) : null}
    </Stack>
  );
}
