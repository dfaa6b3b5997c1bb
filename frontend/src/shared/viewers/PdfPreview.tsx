import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useCaseText } from '../case/useCaseText';
import { PdfDocument } from './PdfDocument';

const FIRST_PAGES = 3;

function PdfPage({ pdf, page }: { pdf: PdfDocument; page: number }) {
  const t = useCaseText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    pdf.draw(page, target, target.parentElement?.clientWidth || 800).catch(() => setFailed(true));
  }, [pdf, page]);
  const label = t('case.documents.page', { page, pages: pdf.pages });
  return (
    <Box sx={{ mb: 1 }}>
      <Typography color="text.secondary">{failed ? t('case.documents.failed') : label}</Typography>
      <Box
        component="canvas"
        ref={canvas}
        role="img"
        aria-label={label}
        sx={{ width: '100%', border: 1, borderColor: 'divider' }}
      />
    </Box>
  );
}

/** The pages of a PDF on canvases, a few at first. */
export default function PdfPreview({ url }: { url: string }) {
  const t = useCaseText();
  const [pdf, setPdf] = useState<PdfDocument>();
  const [failed, setFailed] = useState(false);
  const [all, setAll] = useState(false);
  useEffect(() => {
    let gone = false;
    let opened: PdfDocument | undefined;
    PdfDocument.open(url)
      .then((document) => {
        opened = document;
        if (gone) document.close();
        else setPdf(document);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      opened?.close();
    };
  }, [url]);
  if (failed) return <Typography role="alert">{t('case.documents.failed')}</Typography>;
  if (!pdf) return <Typography role="status">{t('case.documents.loading')}</Typography>;
  const shown = all ? pdf.pages : Math.min(pdf.pages, FIRST_PAGES);
  return (
    <>
      {Array.from({ length: shown }, (_, index) => (
        <PdfPage key={index} pdf={pdf} page={index + 1} />
      ))}
      {shown < pdf.pages ? (
        <Button variant="outlined" onClick={() => setAll(true)}>
          {t('case.documents.more', { count: pdf.pages - shown })}
        </Button>
      ) : null}
    </>
  );
}
