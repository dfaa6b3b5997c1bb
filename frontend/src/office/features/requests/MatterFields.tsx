import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { fetchCategories, fetchPlaces } from '../../../shared/requests';
import { useOfficeText } from '../../useOfficeText';

export interface IntakeMatter {
  caller: string;
  title: string;
  text: string;
  category: string;
  /** Empty: where the business is. */
  district: string;
}

interface MatterFieldsProps {
  matter: IntakeMatter;
  flaws: Record<string, string>;
  home: string;
  onChange: (patch: Partial<IntakeMatter>) => void;
}

export function MatterFields({ matter, flaws, home, onChange }: MatterFieldsProps) {
  const t = useOfficeText();
  const { data: categories = [] } = useQuery({
    queryKey: ['request-categories'],
    queryFn: ({ signal }) => fetchCategories(signal),
    staleTime: Infinity,
  });
  const { data: places = [] } = useQuery({
    queryKey: ['request-places'],
    queryFn: ({ signal }) => fetchPlaces(signal),
    staleTime: Infinity,
  });
  const common = (name: keyof IntakeMatter) => ({
    id: `intake-${name}`,
    error: flaws[name] !== undefined,
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  });
  const known = (options: string[], value: string) => (options.includes(value) ? value : '');
  const category = categories.find(({ id }) => id === matter.category);
  return (
    <Stack spacing={2}>
      <TextField
        {...common('caller')}
        label={t('requests.new.caller')}
        value={matter.caller}
        helperText={flaws['caller'] ?? t('requests.new.callerHelp')}
        slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
      />
      <TextField
        {...common('title')}
        label={t('requests.new.subject')}
        required
        value={matter.title}
        helperText={flaws['title']}
        slotProps={{ htmlInput: { maxLength: 100, autoComplete: 'off' } }}
      />
      <TextField
        {...common('text')}
        label={t('requests.new.text')}
        required
        multiline
        minRows={5}
        value={matter.text}
        helperText={flaws['text']}
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
      <TextField
        {...common('category')}
        select
        label={t('requests.new.category')}
        required
        value={known(
          categories.map(({ id }) => id),
          matter.category,
        )}
        helperText={flaws['category'] ?? category?.help}
      >
        {categories.map(({ id, label }) => (
          <MenuItem key={id} value={id}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        {...common('district')}
        select
        label={t('requests.new.district')}
        value={known(
          places.flatMap(({ districts }) => districts),
          matter.district,
        )}
        helperText={flaws['district']}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">
          {home === '' ? t('requests.new.home') : `${t('requests.new.home')}（${home}）`}
        </MenuItem>
        {places.flatMap(({ id, name, districts }) => [
          <ListSubheader key={id}>{name}</ListSubheader>,
          ...districts.map((district) => (
            <MenuItem key={`${id}:${district}`} value={district}>
              {district}
            </MenuItem>
          )),
        ])}
      </TextField>
    </Stack>
  );
}
