import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useSearchParams } from 'react-router-dom';
import { useOfficeText } from '../../useOfficeText';
import { BOARD_FILTERS, type Board, type BoardFilter, type Choice } from './board';
import { useMonthName } from './useMonthName';

/** What the board is narrowed by; all of it stands in the address. */
export function BoardFilters({ choices }: { choices: Board['choices'] }) {
  const t = useOfficeText();
  const monthName = useMonthName();
  const [address, setAddress] = useSearchParams();
  const change = (name: BoardFilter, value: string) => {
    const next = new URLSearchParams(address);
    if (value) next.set(name, value);
    else next.delete(name);
    // Counties and departments are those of one government.
    const within = { jurisdiction: ['holder', 'district', 'responsible'], holder: ['responsible'] };
    if (name in within) within[name as keyof typeof within].forEach((other) => next.delete(other));
    setAddress(next);
  };
  const fields: { name: BoardFilter; choices: Choice[]; all: string }[] = [
    {
      name: 'month',
      choices: choices.months.slice(1).map((id) => ({ id, name: monthName(id) })),
      all: t('board.thisMonth'),
    },
    ...(choices.jurisdictions.length > 1
      ? [
          {
            name: 'jurisdiction' as const,
            choices: choices.jurisdictions,
            all: t('board.everywhere'),
          },
        ]
      : []),
    ...(choices.holders.length > 1
      ? [{ name: 'holder' as const, choices: choices.holders, all: t('board.allLevels') }]
      : []),
    { name: 'district', choices: choices.districts, all: t('list.all') },
    {
      name: 'responsible',
      choices: [...choices.departments, { id: 'none', name: t('board.nobody') }],
      all: t('list.all'),
    },
    { name: 'category', choices: choices.categories, all: t('list.all') },
  ];
  const set = BOARD_FILTERS.some((name) => address.get(name));
  return (
    <Stack
      direction="row"
      useFlexGap
      className="no-print"
      role="search"
      sx={{ flexWrap: 'wrap', gap: 1.5, mb: 2 }}
    >
      {fields.map(({ name, choices: offered, all }) => {
        const value = address.get(name) ?? '';
        const known = value === '' || offered.some(({ id }) => id === value);
        return (
          <TextField
            key={name}
            select
            size="small"
            label={t(`board.filter.${name}`)}
            value={value}
            onChange={(event) => change(name, event.target.value)}
            sx={{ minWidth: { xs: '100%', sm: 160 } }}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value="">{all}</MenuItem>
            {known ? null : <MenuItem value={value}>{value}</MenuItem>}
            {offered.map(({ id, name: text }) => (
              <MenuItem key={id} value={id}>
                {text}
              </MenuItem>
            ))}
          </TextField>
        );
      })}
      {set ? (
        <Button onClick={() => setAddress(new URLSearchParams())}>{t('list.clear')}</Button>
      ) : null}
    </Stack>
  );
}
