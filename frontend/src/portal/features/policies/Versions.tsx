import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import type { Policy } from '../../../shared/policies';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

/** Every version that a case may have been accepted under. */
export function Versions({ policy }: { policy: Policy }) {
  const t = useText();
  const format = useFormat();
  const { versions = [] } = policy;
  if (versions.length === 0) return null;
  return (
    <Section id="versions" title={t('policy.versions')}>
      <Box component="ul" sx={{ m: 0, pl: 3 }}>
        {versions.map(({ version, recordedAt }) => {
          const text = t('policy.version', { version, date: format.date(recordedAt) });
          return (
            <li key={version}>
              {version === policy.version ? (
                text
              ) : (
                <Link
                  component={RouterLink}
                  to={`/policies/${policy.id}?version=${String(version)}`}
                >
                  {text}
                </Link>
              )}
            </li>
          );
        })}
      </Box>
    </Section>
  );
}
