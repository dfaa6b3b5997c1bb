import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { FormEvent, ReactNode } from 'react';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router-dom';
import { Page } from '../../../shared/components/Page';
import { useText } from '../../useText';
import { SaveState } from '../../components/SaveState';
import { sectionsOf, useWizard } from './wizard';

interface ScreenProps {
  section: string;
  title: string;
  lead?: ReactNode;
  /** False keeps the person here; the screen itself shows why. */
  onNext?: () => boolean;
  children: ReactNode;
}

/** One topic: where it stands in the whole, its questions, save and go on. */
export function Screen({ section, title, lead, onNext, children }: ScreenProps) {
  const t = useText();
  const wizard = useWizard();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const sections = sectionsOf(wizard);
  const position = sections.indexOf(section);
  const changing = params.has('change');
  const next = changing ? 'check' : (sections[position + 1] ?? 'check');

  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    if (onNext && !onNext()) return;
    wizard.keeper.change({ step: Math.max(wizard.draft.step, position + 1) });
    if (await wizard.keeper.flush()) await navigate(wizard.to(next));
  };
  const leave = async () => {
    if (await wizard.keeper.flush()) await navigate(wizard.to());
  };
  return (
    <Box sx={{ maxWidth: 720 }}>
      <Typography color="text.secondary" variant="body2">
        <Link component={RouterLink} to={wizard.to()}>
          {wizard.policy.title}
        </Link>{' '}
        · {t('apply.progress', { number: position + 1, count: sections.length })}
      </Typography>
      <Page title={title} lead={lead}>
        <form noValidate onSubmit={(event) => void goOn(event)}>
          {children}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 3 }}>
            <Button key={`next-${section}`} type="submit" variant="contained" size="large">
              {t('apply.next')}
            </Button>
            <Button key={`leave-${section}`} size="large" onClick={() => void leave()}>
              {t('apply.saveAndLeave')}
            </Button>
          </Box>
        </form>
        <SaveState keeper={wizard.keeper} />
      </Page>
    </Box>
  );
}
