import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { PolicyRow } from '../../../shared/policies';
import { useText } from '../../useText';
import { FILTERS, optionsOf, type FilterName, type Option } from './filters';

const APPLICANTS = ['enterprise', 'individual-business', 'person'] as const;

/** Filters stay in the address: a list can be sent to a colleague. */
export function FilterBar({ policies }: { policies: PolicyRow[] }) {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const inAddress = params.get('q') ?? '';
  const [words, setWords] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  if (seen !== inAddress) {
    setSeen(inAddress);
    setWords(inAddress);
  }
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  const options: Record<FilterName, Option[]> = {
    jurisdiction: optionsOf(policies, (policy) => [[policy.jurisdiction, policy.jurisdictionName]]),
    applicant: APPLICANTS.map((value) => ({ value, label: t(`applicant.${value}`) })),
    kind: optionsOf(policies, (policy) => [[policy.kind, policy.kindName]]),
    amount: [
      { value: 'paid', label: t('policies.amountPaid') },
      { value: '1m', label: t('policies.amount1m') },
      { value: '5m', label: t('policies.amount5m') },
      { value: 'none', label: t('policies.amountNone') },
    ],
    period: [
      { value: 'open', label: t('policies.periodOpen') },
      { value: 'dated', label: t('policies.periodDated') },
      { value: 'endless', label: t('policies.periodEndless') },
    ],
    department: optionsOf(policies, ({ departments }) => departments.map((name) => [name, name])),
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    set('q', words.trim());
  };
  const filtered = inAddress !== '' || FILTERS.some((name) => params.get(name));
  return (
    <Box component="search" aria-label={t('policies.filter')}>
      <Box
        component="form"
        onSubmit={search}
        sx={{ display: 'flex', gap: 1, mb: 2, alignItems: 'flex-end' }}
      >
        <TextField
          fullWidth
          size="small"
          label={t('home.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          slotProps={{ htmlInput: { type: 'search' } }}
        />
        <Button type="submit" variant="contained" sx={{ height: 40 }}>
          {t('home.searchSubmit')}
        </Button>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: 'repeat(2, 1fr)', md: 'repeat(6, 1fr)' },
        }}
      >
        {FILTERS.map((name) => (
          <TextField
            key={name}
            id={`filter-${name}`}
            select
            size="small"
            label={t(`policies.by.${name}`)}
            value={params.get(name) ?? ''}
            onChange={({ target }) => set(name, target.value)}
            slotProps={{ select: { native: true } }}
          >
            <option value="">{t('policies.all')}</option>
            {options[name].map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </TextField>
        ))}
      </Box>
      {filtered ? (
        <Button sx={{ mt: 1 }} onClick={() => setParams({}, { replace: true })}>
          {t('policies.clear')}
        </Button>
      ) : null}
    </Box>
  );
}
