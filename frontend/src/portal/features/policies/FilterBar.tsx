import FilterList from '@mui/icons-material/FilterList';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { FacetCount, PolicyFacets } from '../../../shared/policies';
import { useText } from '../../useText';
import { activeFilters, FACET_OF, FILTERS, groupedKinds, type FilterName } from './filters';

/** Filters stay in the address: a list can be sent to a colleague. Each choice says how many it would leave. */
export function FilterBar({ facets }: { facets: PolicyFacets | undefined }) {
  const t = useText();
  const wide = useMediaQuery('(min-width:900px)', { noSsr: true });
  const [params, setParams] = useSearchParams();
  const [opened, setOpened] = useState(false);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    next.delete('page');
    setParams(next, { replace: true });
  };
  const active = activeFilters(params);
  const clear = () => {
    const next = new URLSearchParams();
    for (const name of ['q', 'sort', 'state']) {
      const value = params.get(name);
      if (value) next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  const fields = (
    <Box
      id="policy-filters"
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr' } }}
    >
      {FILTERS.map((name) => (
        <FilterField
          key={name}
          name={name}
          value={params.get(name) ?? ''}
          options={facets?.[FACET_OF[name]] ?? []}
          onChange={(value) => set(name, value)}
        />
      ))}
      {active.length > 0 ? (
        <Box>
          <Button onClick={clear} sx={{ ml: -1 }}>
            {t('policies.clear')}
          </Button>
        </Box>
      ) : null}
    </Box>
  );
  if (wide) {
    return (
      <Box component="search" aria-label={t('policies.filter')}>
        {fields}
      </Box>
    );
  }
  return (
    <Box component="search" aria-label={t('policies.filter')} sx={{ mb: 2 }}>
      <Button
        variant="outlined"
        fullWidth
        startIcon={<FilterList />}
        aria-expanded={opened}
        aria-controls="policy-filters"
        onClick={() => setOpened(!opened)}
        sx={{ mb: opened ? 2 : 0 }}
      >
        {active.length > 0
          ? t('policies.filtersActive', { count: active.length })
          : t('policies.filters')}
      </Button>
      {opened ? fields : null}
    </Box>
  );
}

interface FilterFieldProps {
  name: FilterName;
  value: string;
  options: FacetCount[];
  onChange: (value: string) => void;
}

function FilterField({ name, value, options, onChange }: FilterFieldProps) {
  const t = useText();
  // A choice that leaves nothing is not offered, but the one that was made stays visible.
  const offered = options.filter((option) => option.count > 0 || option.value === value);
  const known = value === '' || offered.some((option) => option.value === value);
  const optionOf = (option: FacetCount) => (
    <option key={option.value} value={option.value}>
      {t('policies.option', { label: option.label, count: option.count })}
    </option>
  );
  return (
    <TextField
      id={`filter-${name}`}
      select
      fullWidth
      size="small"
      label={t(`policies.by.${name}`)}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ select: { native: true } }}
    >
      <option value="">{t('policies.all')}</option>
      {known ? null : <option value={value}>{t('policies.chosen')}</option>}
      {name === 'kind'
        ? groupedKinds(offered).map(({ group, kinds }) => (
            <optgroup key={group} label={t(`policies.group.${group}`)}>
              {kinds.map(optionOf)}
            </optgroup>
          ))
        : offered.map(optionOf)}
    </TextField>
  );
}
