import Alert from '@mui/material/Alert';
import { useState } from 'react';
import { UploadSlot } from '../../../shared/components/UploadSlot';
import { useText } from '../../useText';
import { Screen } from './Screen';
import { useWizard } from './wizard';

/** Documents by slot: sent at once, or promised in writing. */
export function MaterialsScreen() {
  const t = useText();
  const { policy, draft, keeper } = useWizard();
  const [tried, setTried] = useState(false);
  const given = new Set([...draft.documents.map(({ slot }) => slot), ...draft.undertakings]);
  const open = policy.requiredDocuments.filter(
    ({ slot, required }) => required && !given.has(slot),
  );
  const goOn = () => {
    setTried(true);
    return open.length === 0;
  };
  return (
    <Screen
      section="materials"
      title={t('apply.section.materials')}
      lead={t('apply.materialsLead')}
      onNext={goOn}
    >
      {tried && open.length > 0 ? (
        <Alert severity="error" sx={{ mb: 3 }}>
          {t('apply.materialsOpen', { titles: open.map(({ title }) => title).join('、') })}
        </Alert>
      ) : null}
      {policy.requiredDocuments.map((wanted) => (
        <UploadSlot
          key={wanted.slot}
          slot={wanted}
          documents={draft.documents.filter(({ slot }) => slot === wanted.slot)}
          promised={draft.undertakings.includes(wanted.slot)}
          onUploaded={(stored) =>
            keeper.change(({ documents, undertakings }) => ({
              documents: [
                ...documents,
                {
                  slot: wanted.slot,
                  id: stored.id,
                  fileName: stored.fileName,
                  size: stored.size,
                  mediaType: stored.mediaType,
                },
              ],
              undertakings: undertakings.filter((slot) => slot !== wanted.slot),
            }))
          }
          onRemoved={(id) =>
            keeper.change(({ documents }) => ({
              documents: documents.filter((document) => document.id !== id),
            }))
          }
          onPromised={(promised) =>
            keeper.change(({ undertakings }) => ({
              undertakings: promised
                ? [...undertakings, wanted.slot]
                : undertakings.filter((slot) => slot !== wanted.slot),
            }))
          }
        />
      ))}
    </Screen>
  );
}
