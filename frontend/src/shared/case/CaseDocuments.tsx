import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState } from 'react';
import { documentUrl, type CaseDocument, type CaseView } from '../cases';
import { fileSize } from '../format';
import { useFormat } from '../useFormat';
import { Quiet, Section } from './parts';
import { useCaseText } from './useCaseText';

const PdfPreview = lazy(() => import('../viewers/PdfPreview'));

const isImage = (mediaType: string) => /^image\/(png|jpe?g|gif|webp)$/.test(mediaType);
const isPdf = (mediaType: string) => mediaType === 'application/pdf';

function Preview({ document }: { document: CaseDocument }) {
  const t = useCaseText();
  const url = documentUrl(document.id);
  if (isImage(document.mediaType)) {
    return (
      <Box
        component="img"
        src={url}
        alt={document.title}
        sx={{ maxWidth: '100%', border: 1, borderColor: 'divider' }}
      />
    );
  }
  return (
    <Suspense fallback={<Typography role="status">{t('case.documents.loading')}</Typography>}>
      <PdfPreview url={url} />
    </Suspense>
  );
}

function DocumentLine({ document }: { document: CaseDocument }) {
  const t = useCaseText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { id, title, fileName, size, mediaType, uploadedAt } = document;
  const canPreview = isImage(mediaType) || isPdf(mediaType);
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Link href={documentUrl(id)} target="_blank" rel="noreferrer">
            {title}
          </Link>
          <Typography color="text.secondary">
            {fileName === title ? '' : `${fileName} · `}
            {t('case.documents.uploaded', { size: fileSize(size), date: format.date(uploadedAt) })}
          </Typography>
        </Box>
        {canPreview ? (
          <Button
            size="small"
            variant="outlined"
            aria-expanded={open}
            aria-label={`${t(open ? 'case.documents.hide' : 'case.documents.preview')}：${title}`}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'case.documents.hide' : 'case.documents.preview')}
          </Button>
        ) : null}
        <Button
          size="small"
          component="a"
          href={documentUrl(id, true)}
          aria-label={`${t('case.documents.download')}：${title}`}
        >
          {t('case.documents.download')}
        </Button>
      </Box>
      {open ? (
        <Box sx={{ mt: 1 }}>
          <Preview document={document} />
        </Box>
      ) : null}
    </Box>
  );
}

/** The uploaded documents, looked at in place. */
export function Documents({ data, title }: { data: Pick<CaseView, 'documents'>; title?: string }) {
  const t = useCaseText();
  return (
    <Section title={title ?? t('case.documents.title')}>
      {data.documents.length === 0 ? (
        <Quiet>{t('case.documents.none')}</Quiet>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.documents.map((document) => (
            <DocumentLine key={document.id} document={document} />
          ))}
        </Box>
      )}
    </Section>
  );
}
