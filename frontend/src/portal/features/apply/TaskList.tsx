import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Timelapse from '@mui/icons-material/Timelapse';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { Page } from '../../../shared/components/Page';
import { useText } from '../../useText';
import { materialsState, topicState, type SectionState } from './draft';
import { SaveState } from '../../components/SaveState';
import { sectionsOf, useWizard } from './wizard';

const ICONS = {
  todo: <RadioButtonUnchecked color="disabled" />,
  started: <Timelapse color="warning" />,
  done: <CheckCircle color="success" />,
};

/** The sections and how far each is; the next one is the primary button. */
export function TaskList() {
  const t = useText();
  const wizard = useWizard();
  const { policy, topics, draft, to } = wizard;
  const stateOf = (section: string): SectionState => {
    const topic = topics.find(({ id }) => id === section);
    if (topic) return topicState(topic, draft.facts);
    if (section === 'materials') return materialsState(policy, draft);
    if (section === 'known') return draft.step > 0 ? 'done' : 'todo';
    return 'todo';
  };
  const sections = sectionsOf(wizard);
  const next = sections.find((section) => stateOf(section) !== 'done') ?? 'check';
  return (
    <Page title={t('apply.title', { policy: policy.title })} lead={t('apply.lead')}>
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, p: 0, maxWidth: 720, borderTop: 1, borderColor: 'divider' }}
      >
        {sections.map((section, index) => {
          const state = stateOf(section);
          return (
            <Box
              component="li"
              key={section}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 1.5,
                py: 1.5,
                borderBottom: 1,
                borderColor: 'divider',
              }}
            >
              <Box aria-hidden sx={{ display: 'flex' }}>
                {ICONS[state]}
              </Box>
              <Link component={RouterLink} to={to(section)} sx={{ flex: 1 }}>
                {index + 1}. {t(`apply.section.${section}` as 'apply.section.known')}
              </Link>
              <span>{section === 'check' ? null : t(`apply.state.${state}`)}</span>
            </Box>
          );
        })}
      </Box>
      <Button
        component={RouterLink}
        to={to(next)}
        variant="contained"
        size="large"
        sx={{ mt: 3, width: { xs: '100%', sm: 'auto' } }}
      >
        {draft.step === 0 ? t('apply.start') : t('apply.continue')}
      </Button>
      <SaveState keeper={wizard.keeper} />
    </Page>
  );
}
