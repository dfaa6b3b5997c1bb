import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { StateLabel, type Tone } from '../case/StateLabel';
import { Loading } from '../components/Loading';
import { ProblemAlert } from '../components/ProblemAlert';
import { isProblem } from '../problem';
import { ConfirmAddress } from './ConfirmAddress';
import {
  saveSettings,
  SETTINGS_QUERY,
  useMessageSettings,
  useSettingsText,
  type MessageLanguage,
  type MessageSettings,
  type MessageWish,
} from './settings';

const TONES: Record<MessageSettings['confirmation'], Tone> = {
  none: 'quiet',
  waiting: 'attention',
  confirmed: 'good',
  refused: 'bad',
};

/** Then the next thing to do is to enter it. */
const codeExpected = ({ confirmation, mailAvailable }: MessageSettings): boolean =>
  confirmation === 'waiting' && mailAvailable;

/** How the person logged in wants to be told. */
export function SettingsForm({ onSaved }: { onSaved?: () => void }) {
  const { data, error, refetch } = useMessageSettings();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  return <LoadedForm settings={data} onSaved={onSaved} />;
}

interface LoadedFormProps {
  settings: MessageSettings;
  onSaved: (() => void) | undefined;
}

function LoadedForm({ settings, onSaved }: LoadedFormProps) {
  const t = useSettingsText();
  const queryClient = useQueryClient();
  const [said, setSaid] = useState('');
  const done = (saved: MessageSettings, text: string) => {
    queryClient.setQueryData(SETTINGS_QUERY, saved);
    setSaid(text);
    onSaved?.();
  };
  return (
    <Box sx={{ display: 'grid', gap: 3, maxWidth: 640 }}>
      {settings.mailAvailable ? null : <Alert severity="info">{t('messageSettings.noMail')}</Alert>}
      <Wishes settings={settings} onDone={done} onChange={() => setSaid('')} />
      <div role="status">{said ? <Alert severity="success">{said}</Alert> : null}</div>
      <AddressState settings={settings} />
      {codeExpected(settings) ? (
        <ConfirmAddress key={settings.email} settings={settings} onDone={done} />
      ) : null}
    </Box>
  );
}

interface WishesProps {
  settings: MessageSettings;
  onDone: (settings: MessageSettings, said: string) => void;
  onChange: () => void;
}

function Wishes({ settings, onDone, onChange }: WishesProps) {
  const t = useSettingsText();
  const [wish, setWish] = useState<MessageWish>({
    email: settings.email ?? '',
    language: settings.language,
    mail: settings.mail,
  });
  const saving = useMutation({
    mutationFn: saveSettings,
    onSuccess: (saved) => onDone(saved, t('messageSettings.saved')),
  });
  const change = (part: Partial<MessageWish>) => {
    setWish({ ...wish, ...part });
    onChange();
  };
  const flaws = isProblem(saving.error) ? saving.error.fieldErrors : {};
  return (
    <Box
      component="form"
      noValidate
      sx={{ display: 'grid', gap: 3 }}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(wish);
      }}
    >
      {saving.error ? <ProblemAlert error={saving.error} focus /> : null}
      <div>
        <FormControlLabel
          control={
            <Checkbox
              checked={wish.mail}
              onChange={(event) => change({ mail: event.target.checked })}
              slotProps={{ input: { 'aria-describedby': 'mail-hint' } }}
            />
          }
          label={t('messageSettings.mail')}
        />
        <FormHelperText id="mail-hint">{t('messageSettings.mailHint')}</FormHelperText>
      </div>
      <TextField
        label={t('messageSettings.email')}
        type="email"
        value={wish.email}
        onChange={(event) => change({ email: event.target.value })}
        error={flaws['email'] !== undefined}
        helperText={flaws['email'] ?? t('messageSettings.emailHint')}
        slotProps={{ htmlInput: { autoComplete: 'email', maxLength: 254 } }}
      />
      <FormControl>
        <FormLabel id="message-language">{t('messageSettings.language')}</FormLabel>
        <RadioGroup
          row
          aria-labelledby="message-language"
          value={wish.language}
          onChange={(event) => change({ language: event.target.value as MessageLanguage })}
        >
          <FormControlLabel
            value="zh-CN"
            control={<Radio />}
            label={t('messageSettings.chinese')}
          />
          <FormControlLabel value="en" control={<Radio />} label={t('messageSettings.english')} />
        </RadioGroup>
        <FormHelperText sx={{ mx: 0 }}>{t('messageSettings.languageHint')}</FormHelperText>
      </FormControl>
      <div>
        <Button
          type="submit"
          variant={codeExpected(settings) ? 'outlined' : 'contained'}
          disabled={saving.isPending}
        >
          {saving.isPending ? t('messageSettings.saving') : t('messageSettings.save')}
        </Button>
      </div>
    </Box>
  );
}

function AddressState({ settings }: { settings: MessageSettings }) {
  const t = useSettingsText();
  const { confirmation, email, mail } = settings;
  const state = confirmation === 'confirmed' && !mail ? 'off' : confirmation;
  return (
    <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
      <Typography color="text.secondary">{t('messageSettings.state')}</Typography>
      <StateLabel
        tone={state === 'off' ? 'quiet' : TONES[confirmation]}
        text={t(`messageSettings.states.${state}`, { email })}
      />
    </Box>
  );
}
