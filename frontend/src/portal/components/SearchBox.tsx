import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useText } from '../useText';

interface SearchBoxProps {
  words: string;
  onSearch: (words: string) => void;
  large?: boolean;
}

/** One search box for everything: measure, document number, the word that people use. */
export function SearchBox({ words, onSearch, large = false }: SearchBoxProps) {
  const t = useText();
  const [typed, setTyped] = useState(words);
  const [seen, setSeen] = useState(words);
  if (seen !== words) {
    // Changed from outside: another search was opened.
    setSeen(words);
    setTyped(words);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <Box
      component="form"
      role="search"
      onSubmit={submit}
      sx={{ display: 'flex', gap: 1, alignItems: 'flex-end', maxWidth: 760 }}
    >
      <TextField
        fullWidth
        size={large ? 'medium' : 'small'}
        label={t('home.search')}
        placeholder={t('home.searchPlaceholder')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        slotProps={{ htmlInput: { type: 'search', enterKeyHint: 'search', maxLength: 100 } }}
      />
      <Button
        type="submit"
        variant="contained"
        sx={{ flexShrink: 0, height: large ? 56 : 40, minWidth: { xs: 72, sm: 112 } }}
      >
        {t('home.searchSubmit')}
      </Button>
    </Box>
  );
}
