import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../shared/http';
import type { Policy } from '../../../shared/policies';
import { useText } from '../../useText';
import { excerptOf } from './excerpt';

interface PolicyDocumentText {
  id: string;
  title: string;
  issuer: string | null;
  text?: string | null;
}

/** The clause, highlighted where it stands in its document. */
export function Clause({ policy }: { policy: Policy }) {
  const t = useText();
  const { document, clause, quote, furtherSources } = policy;
  const { data } = useQuery({
    queryKey: ['policy-document', document.id],
    queryFn: ({ signal }) =>
      get<PolicyDocumentText>(`/api/policy-documents/${encodeURIComponent(document.id)}`, signal),
    staleTime: Infinity,
  });
  const excerpt = data?.text ? excerptOf(data.text, quote) : undefined;
  return (
    <>
      <Typography sx={{ mb: 1 }}>
        {document.title}
        {document.number ? `（${document.number}）` : ''} {clause}
      </Typography>
      <Box
        component="blockquote"
        sx={{
          m: 0,
          pl: 2,
          borderLeft: 4,
          borderColor: 'divider',
          color: 'text.secondary',
          whiteSpace: 'pre-line',
          overflowWrap: 'anywhere',
          '& mark': { bgcolor: '#FFF3C4', color: 'text.primary' },
        }}
      >
        {excerpt?.before}
        <mark>{excerpt?.quote ?? quote}</mark>
        {excerpt?.after}
      </Box>
      {furtherSources.length > 0 ? (
        <>
          <Typography sx={{ mt: 2 }}>{t('policy.further')}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 3 }}>
            {furtherSources.map((source) => (
              <li key={`${source.document.id}:${source.clause}`}>
                {source.document.title}
                {source.document.number ? `（${source.document.number}）` : ''} {source.clause}
                {source.quote ? `：“${source.quote}”` : ''}
                {source.note ? ` ${t('policy.furtherNote', { note: source.note })}` : ''}
              </li>
            ))}
          </Box>
        </>
      ) : null}
    </>
  );
}
