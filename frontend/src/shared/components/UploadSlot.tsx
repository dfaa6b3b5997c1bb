import InsertDriveFileOutlined from '@mui/icons-material/InsertDriveFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { documentUrl } from '../cases';
import { fileSize } from '../format';
import { useSharedText } from '../i18n/provider';
import { Problem } from '../problem';
import { ACCEPTED_UPLOADS, MAX_UPLOAD_BYTES, uploadDocument, type StoredDocument } from '../upload';
import { ProblemAlert } from './ProblemAlert';

export interface GivenDocument {
  id: string;
  fileName: string;
  size?: number;
  mediaType?: string;
}

interface UploadSlotProps {
  slot: {
    slot: string;
    title: string;
    help?: string | null;
    required: boolean;
    template?: string | null;
  };
  documents: GivenDocument[];
  onUploaded: (stored: StoredDocument) => void;
  onRemoved: (id: string) => void;
  promised?: boolean;
  /** Absent where a promise is not enough. */
  onPromised?: (promised: boolean) => void;
}

/** One kind of paper: choose a file, watch it go up, look at it, take it back, or promise it. */
export function UploadSlot(props: UploadSlotProps) {
  const { slot, documents, onUploaded, onRemoved, promised = false, onPromised } = props;
  const t = useSharedText();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [error, setError] = useState<unknown>();
  const titleId = `slot-${slot.slot}`;

  const send = async (file: File) => {
    setError(undefined);
    if (file.size === 0) return setError(new Problem(422, { code: 'empty-file' }));
    if (file.size > MAX_UPLOAD_BYTES) return setError(new Problem(413, { code: 'file-too-large' }));
    setPercent(0);
    try {
      const stored = await uploadDocument(file, slot.slot, setPercent);
      onUploaded({ ...stored, fileName: stored.fileName || file.name });
    } catch (failure) {
      setError(failure);
    } finally {
      setPercent(undefined);
      if (input.current) input.current.value = '';
    }
  };

  return (
    <Box
      component="section"
      aria-labelledby={titleId}
      data-slot={slot.slot}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, mb: 2 }}
    >
      <Typography variant="h3" component="h2" id={titleId}>
        {slot.title}
        <Typography component="span" color="text.secondary">
          {slot.required ? `（${t('common.required')}）` : `（${t('common.optional')}）`}
        </Typography>
      </Typography>
      {slot.help ? <Typography color="text.secondary">{slot.help}</Typography> : null}
      {slot.template ? (
        <Link href={slot.template} download>
          {t('upload.template')}
        </Link>
      ) : null}
      {documents.map((document) => (
        <UploadedFile
          key={document.id}
          document={document}
          onRemove={() => onRemoved(document.id)}
        />
      ))}
      {error ? (
        <Box sx={{ mt: 1 }}>
          <ProblemAlert error={error} />
        </Box>
      ) : null}
      {percent === undefined ? null : (
        <Box sx={{ mt: 1 }} role="status">
          <LinearProgress
            variant="determinate"
            value={percent}
            aria-label={t('upload.progress', { title: slot.title })}
          />
          {t('upload.percent', { percent })}
        </Box>
      )}
      <Box sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <input
          ref={input}
          type="file"
          hidden
          accept={ACCEPTED_UPLOADS}
          aria-label={slot.title}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) void send(file);
          }}
        />
        <Button
          variant="outlined"
          disabled={percent !== undefined}
          aria-describedby={titleId}
          onClick={() => input.current?.click()}
        >
          {documents.length > 0 ? t('upload.another') : t('upload.choose')}
        </Button>
        {onPromised && slot.required && documents.length === 0 ? (
          <FormControlLabel
            label={t('upload.promise')}
            control={
              <Checkbox
                checked={promised}
                onChange={({ target }) => onPromised(target.checked)}
                slotProps={{ input: { 'aria-describedby': titleId } }}
              />
            }
          />
        ) : null}
      </Box>
    </Box>
  );
}

interface UploadedFileProps {
  document: GivenDocument;
  onRemove: () => void;
}

function UploadedFile({ document, onRemove }: UploadedFileProps) {
  const t = useSharedText();
  const { id, fileName, size, mediaType } = document;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
      {mediaType?.startsWith('image/') ? (
        <img
          src={documentUrl(id)}
          alt=""
          style={{ width: 56, height: 56, objectFit: 'cover', borderRadius: 4 }}
        />
      ) : (
        <InsertDriveFileOutlined color="action" />
      )}
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Link href={documentUrl(id)} target="_blank" rel="noopener">
          {fileName}
        </Link>{' '}
        <Typography component="span" variant="caption" color="text.secondary">
          {size === undefined ? null : fileSize(size)}
        </Typography>
      </Box>
      <Button size="small" onClick={onRemove} aria-label={t('upload.removeThis', { fileName })}>
        {t('upload.remove')}
      </Button>
    </Box>
  );
}
