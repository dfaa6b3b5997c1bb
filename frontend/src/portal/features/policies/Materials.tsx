import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { RequiredDocument } from '../../../shared/policies';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

interface MaterialsProps {
  documents: RequiredDocument[];
  /** `product-default` where the text names no papers and the list is ours. */
  basis?: string | undefined;
}

export function Materials({ documents, basis }: MaterialsProps) {
  const t = useText();
  if (documents.length === 0) return null;
  return (
    <Section id="materials" title={t('policy.materials')}>
      <Box component="ol" sx={{ m: 0, pl: 3, '& li': { mb: 1 } }}>
        {documents.map(({ slot, title, help, required, template }) => (
          <li key={slot}>
            {title}
            {required ? null : `（${t('common.optional')}）`}
            {help ? <Box sx={{ color: 'text.secondary' }}>{help}</Box> : null}
            {template ? (
              <Link href={template} download>
                {t('policy.template')}
              </Link>
            ) : null}
          </li>
        ))}
      </Box>
      {basis === 'product-default' ? (
        <Typography variant="caption" color="text.secondary">
          {t('policy.materialsDefault')}
        </Typography>
      ) : null}
    </Section>
  );
}
