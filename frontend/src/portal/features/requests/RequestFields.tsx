import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { UploadSlot } from '../../../shared/components/UploadSlot';
import { fetchCategories, fetchPlaces } from '../../../shared/requests';
import { useSession } from '../../../shared/session';
import { useText } from '../../useText';
import type { RequestDraft } from './requestDraft';
import { SimilarWhileTyping } from './SimilarRequests';

export type Flaws = Partial<Record<string, string>>;

interface RequestFieldsProps {
  draft: RequestDraft;
  flaws: Flaws;
  change: (patch: Partial<RequestDraft> | ((draft: RequestDraft) => Partial<RequestDraft>)) => void;
}

/** Three fields and a file; what may be the same matter is shown under the title, where it is noticed in time. */
export function RequestFields({ draft, flaws, change }: RequestFieldsProps) {
  const t = useText();
  const { data: session } = useSession();
  const { data: categories = [] } = useQuery({
    queryKey: ['request-categories'],
    queryFn: ({ signal }) => fetchCategories(signal),
    staleTime: Infinity,
  });
  const { data: places = [] } = useQuery({
    queryKey: ['request-places'],
    queryFn: ({ signal }) => fetchPlaces(signal),
    staleTime: Infinity,
  });
  const home = session?.entity?.district ?? '';
  const category = categories.find(({ id }) => id === draft.category);
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 720 }}>
      <div>
        <TextField
          id="request-title"
          fullWidth
          label={t('requests.new.subject')}
          required
          value={draft.title}
          error={flaws['title'] !== undefined}
          helperText={flaws['title'] ?? t('requests.new.subjectHelp')}
          onChange={({ target }) => change({ title: target.value })}
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
        <SimilarWhileTyping title={draft.title} text={draft.text} category={draft.category} />
      </div>
      <TextField
        id="request-text"
        label={t('requests.new.text')}
        required
        multiline
        minRows={6}
        maxRows={24}
        value={draft.text}
        error={flaws['text'] !== undefined}
        helperText={
          flaws['text'] ??
          (draft.text === ''
            ? t('requests.new.textHelp')
            : t('requests.new.textLength', { count: draft.text.length }))
        }
        onChange={({ target }) => change({ text: target.value })}
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
      <TextField
        id="request-category"
        select
        label={t('requests.new.category')}
        required
        value={draft.category}
        error={flaws['category'] !== undefined}
        helperText={flaws['category'] ?? category?.help ?? ' '}
        onChange={({ target }) => change({ category: target.value })}
        slotProps={{ select: { native: true } }}
      >
        <option value="">{t('requests.new.categoryChoose')}</option>
        {categories.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </TextField>
      <TextField
        id="request-district"
        select
        label={t('requests.new.district')}
        value={draft.district || home}
        error={flaws['district'] !== undefined}
        helperText={flaws['district'] ?? t('requests.new.districtHelp')}
        onChange={({ target }) => change({ district: target.value })}
        slotProps={{ select: { native: true } }}
      >
        {home === '' ? <option value="">{t('requests.new.categoryChoose')}</option> : null}
        {places.map(({ id, name, districts }) => (
          <optgroup key={id} label={name}>
            {(districts.length > 0 ? districts : [name]).map((district) => (
              <option key={district} value={district}>
                {district}
              </option>
            ))}
          </optgroup>
        ))}
      </TextField>
      <UploadSlot
        slot={{
          slot: 'attachment',
          title: t('requests.new.files'),
          help: t('requests.new.filesHelp'),
          required: false,
        }}
        documents={draft.documents}
        onUploaded={({ id, fileName, size, mediaType }) =>
          change((before) => ({
            documents: [...before.documents, { id, fileName, size, mediaType }],
          }))
        }
        onRemoved={(removed) =>
          change((before) => ({
            documents: before.documents.filter(({ id }) => id !== removed),
          }))
        }
      />
    </Stack>
  );
}
