import Alert from '@mui/material/Alert';
import type { Policy } from '../../../shared/policies';
import { useProductInfo } from '../../../shared/session';
import { useFormat } from '../../../shared/useFormat';
import { useText } from '../../useText';

/** A draft is called a draft, also after somebody confirmed that it was issued. */
export function DocumentNotice({ policy }: { policy: Policy }) {
  const t = useText();
  const format = useFormat();
  const { data: info } = useProductInfo();
  const { documentStatus, confirmation } = policy;
  if (documentStatus === 'issued') return null;
  const draft = t(`policy.draft.${documentStatus}`);
  return (
    <Alert severity="warning" sx={{ mb: 3 }} data-document-status={documentStatus}>
      {confirmation === null ? (
        t('policy.draftUnconfirmed', { draft })
      ) : info?.demo ? (
        t('policy.draftDemo', { draft })
      ) : (
        <>
          {t('policy.draftConfirmed', {
            draft,
            date: format.date(confirmation.at),
            number: confirmation.documentNumber,
          })}{' '}
          {confirmation.note}
        </>
      )}
    </Alert>
  );
}
