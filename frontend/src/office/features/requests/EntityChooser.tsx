import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import { useOfficeText } from '../../useOfficeText';

export interface ChosenEntity {
  uscc: string;
  name: string;
  district: string;
}

interface EntityRow extends ChosenEntity {
  id: number;
}

const SHOWN = 8;
const PAUSE_MS = 300;

interface EntityChooserProps {
  chosen: ChosenEntity | null;
  missing: boolean;
  onChoose: (entity: ChosenEntity | null) => void;
}

/** Finds the business by a part of its name or by its code; results are buttons that the keyboard reaches. */
export function EntityChooser({ chosen, missing, onChoose }: EntityChooserProps) {
  const t = useOfficeText();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const enough = asked.length >= 2;
  const { data, error } = useQuery({
    queryKey: ['intake-entities', asked],
    queryFn: ({ signal }) =>
      get<EntityRow[]>(
        `/api/business-entities?perPage=${String(SHOWN)}&sort=name&order=ASC&q=${encodeURIComponent(asked)}`,
        signal,
      ),
    enabled: enough && chosen === null,
  });
  if (chosen) {
    return (
      <Alert
        severity="success"
        icon={false}
        action={<Button onClick={() => onChoose(null)}>{t('requests.new.entityChange')}</Button>}
      >
        <strong>
          {t('requests.new.entityChosen')}：{chosen.name}
        </strong>
        <Typography>
          {chosen.uscc} · {chosen.district}
        </Typography>
      </Alert>
    );
  }
  return (
    <>
      <TextField
        id="intake-entity"
        fullWidth
        required
        type="search"
        label={t('requests.new.entitySearch')}
        value={words}
        error={missing}
        helperText={missing ? t('requests.new.entityMissing') : t('requests.new.entityHelp')}
        onChange={({ target }) => setWords(target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off' } }}
      />
      {error ? <ProblemAlert error={error} /> : null}
      <Box role="status">
        {enough && data?.length === 0 ? (
          <Typography sx={{ mt: 1 }}>{t('requests.new.entityNone')}</Typography>
        ) : null}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(enough ? (data ?? []) : []).map(({ id, uscc, name, district }) => (
          <Box component="li" key={id} sx={{ borderBottom: 1, borderColor: 'divider' }}>
            <Button
              fullWidth
              sx={{ justifyContent: 'flex-start', textAlign: 'left' }}
              onClick={() => onChoose({ uscc, name, district })}
            >
              {name}（{uscc}，{district}）
            </Button>
          </Box>
        ))}
      </Box>
    </>
  );
}
