import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useFormat } from '../../../shared/useFormat';
import { AnswerList } from './AnswerList';
import { useText } from '../../useText';
import { isAnswered } from './draft';
import { factText } from '../../components/factText';
import { Screen } from './Screen';
import { useWizard } from './wizard';

/** What the registers know is shown, not asked. */
export function KnownFacts() {
  const t = useText();
  const format = useFormat();
  const { policy, session, known } = useWizard();
  const { entity } = session;
  const facts = known.filter(({ value }) => isAnswered(value));
  return (
    <Screen section="known" title={t('apply.section.known')} lead={t('apply.knownLead')}>
      {entity ? (
        <AnswerList
          answers={[
            { key: 'name', label: t('entity.name'), text: entity.name },
            { key: 'uscc', label: t('entity.uscc'), text: entity.uscc },
            ...(entity.district && !facts.some(({ name }) => name === 'district')
              ? [{ key: 'district', label: t('entity.district'), text: entity.district }]
              : []),
          ]}
        />
      ) : null}
      {facts.length > 0 ? (
        <Box sx={{ mt: 3 }}>
          <Typography variant="h2">{t('apply.knownFacts')}</Typography>
          <AnswerList
            answers={facts.map(({ name, value, source, asOf }) => {
              const fact = policy.facts.find((candidate) => candidate.name === name);
              return {
                key: name,
                label: fact?.label ?? name,
                text: factText(fact, value, t, format),
                note: asOf
                  ? t('apply.knownSource', { source, date: format.date(asOf) })
                  : t('apply.knownSourceUndated', { source }),
              };
            })}
          />
        </Box>
      ) : null}
      <Typography color="text.secondary" sx={{ mt: 2 }}>
        {t('apply.knownWrong')}
      </Typography>
    </Screen>
  );
}
