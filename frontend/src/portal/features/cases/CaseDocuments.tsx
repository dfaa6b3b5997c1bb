import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { documentUrl, type CaseView } from '../../../shared/cases';
import { fileSize } from '../../../shared/format';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

export function CaseDocuments({ view }: { view: CaseView }) {
  const t = useText();
  const format = useFormat();
  const { documents, outstandingDocuments } = view;
  if (documents.length === 0 && outstandingDocuments.length === 0) return null;
  return (
    <Section id="documents" title={t('case.documents')}>
      {outstandingDocuments.length > 0 ? (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {t('case.outstanding', {
            titles: outstandingDocuments.map(({ title }) => title).join('、'),
          })}
        </Alert>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {documents.map(({ id, title, fileName, size, uploadedAt }) => (
          <Box
            component="li"
            key={id}
            sx={{ py: 1, borderBottom: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}
          >
            {title ? `${title}：` : null}
            <Link href={documentUrl(id)} target="_blank" rel="noopener">
              {fileName}
            </Link>
            <Typography variant="caption" color="text.secondary" component="div">
              {fileSize(size)} · {format.time(uploadedAt)} ·{' '}
              <Link href={documentUrl(id, true)} aria-label={t('case.downloadThis', { fileName })}>
                {t('common.download')}
              </Link>
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
