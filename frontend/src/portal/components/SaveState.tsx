import Typography from '@mui/material/Typography';
import { ProblemAlert } from '../../shared/components/ProblemAlert';
import { dateTime } from '../../shared/format';
import { useAppLocale } from '../../shared/i18n/provider';
import { isProblem } from '../../shared/problem';
import { useText } from '../useText';
import { LogInAgain } from './LogInAgain';
import type { DraftKeeper } from '../keptDraft';

/** Tells that nothing is lost, or what to do when saving failed. */
export function SaveState<T>({ keeper }: { keeper: DraftKeeper<T> }) {
  const t = useText();
  const locale = useAppLocale();
  const { saveError, state, savedAt } = keeper;
  if (isProblem(saveError) && saveError.status === 401) {
    return <LogInAgain onEntered={() => void keeper.flush()} />;
  }
  if (saveError) return <ProblemAlert error={saveError} onRetry={() => void keeper.flush()} />;
  return (
    <Typography variant="caption" color="text.secondary" component="p" role="status" sx={{ mt: 2 }}>
      {state === 'saving' || state === 'unsaved'
        ? t('apply.saving')
        : savedAt
          ? t('apply.savedAt', { time: dateTime(savedAt.toISOString(), locale) })
          : t('apply.saveHelp')}
    </Typography>
  );
}
