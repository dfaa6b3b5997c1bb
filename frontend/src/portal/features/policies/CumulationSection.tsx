import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import type { Policy } from '../../../shared/policies';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

/** Can it be had together with others: what the texts say, and where they are silent, that they are. */
export function CumulationSection({ policy }: { policy: Policy }) {
  const t = useText();
  const { cumulation = [], stacking } = policy;
  if (cumulation.length === 0 && !stacking) return null;
  return (
    <Section id="cumulation" title={t('policy.cumulation')}>
      {stacking ? <Typography sx={{ mb: 2 }}>{stacking}</Typography> : null}
      {cumulation.map((item) => (
        <Box
          key={`${item.rule}:${item.text}:${item.with.map(({ id }) => id).join()}`}
          data-rule={item.rule}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, mb: 1.5 }}
        >
          <Typography sx={{ fontWeight: 600 }}>
            {t(`policy.cumulationRule.${item.rule}`)}
          </Typography>
          {item.text && item.text !== stacking ? (
            <Typography color="text.secondary">{item.text}</Typography>
          ) : null}
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 3 }}>
            {item.with.map(({ id, title }) => (
              <li key={id}>
                <Link component={RouterLink} to={`/policies/${id}`}>
                  {title}
                </Link>
              </li>
            ))}
          </Box>
        </Box>
      ))}
    </Section>
  );
}
