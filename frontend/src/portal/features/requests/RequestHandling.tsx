import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { documentUrl } from '../../../shared/cases';
import { fileSize } from '../../../shared/format';
import type { RequestView } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

function Passage({ title, text, note }: { title: string; text: string; note?: string }) {
  return (
    <Box sx={{ mb: 2 }}>
      <Typography variant="h3">{title}</Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>
      {note ? <Typography color="text.secondary">{note}</Typography> : null}
    </Box>
  );
}

/** What the authorities have said and done about it. */
export function RequestHandling({ view }: { view: RequestView }) {
  const t = useText();
  const format = useFormat();
  const { measures, result, resolved, plan, ratings } = view;
  if (!measures && !result && !plan && ratings.length === 0) return null;
  return (
    <Section id="handling" title={t('requests.page.handling')}>
      {measures ? <Passage title={t('requests.page.measures')} text={measures} /> : null}
      {plan ? (
        <Passage
          title={t('requests.page.plan')}
          text={plan.text}
          note={[
            t(plan.approved ? 'requests.page.planUntil' : 'requests.page.planAsked', {
              date: format.date(plan.until),
            }),
            plan.proposed
              ? t('requests.page.planProposed', { date: format.date(plan.proposed) })
              : '',
          ]
            .filter(Boolean)
            .join('。')}
        />
      ) : null}
      {result ? (
        <Passage
          title={t(resolved === false ? 'requests.page.notSolved' : 'requests.page.result')}
          text={result}
        />
      ) : null}
      {ratings.length > 0 ? (
        <>
          <Typography variant="h3">{t('requests.page.ratings')}</Typography>
          {ratings.map(({ round, gradeName, text, at }) => (
            <Typography key={round} sx={{ overflowWrap: 'anywhere' }}>
              {t('requests.page.ratingOf', { round, grade: gradeName })}
              {text ? `。${text}` : null}
              <Typography component="span" variant="caption" color="text.secondary">
                {' '}
                {format.date(at)}
              </Typography>
            </Typography>
          ))}
        </>
      ) : null}
    </Section>
  );
}

/** What the enterprise said, and the files that it gave. */
export function RequestMatter({ view }: { view: RequestView }) {
  const t = useText();
  const facts = [
    [t('requests.page.category'), view.categoryGiven ?? view.categoryName],
    [t('requests.page.district'), view.district],
    [t('requests.page.kind'), view.complexityName],
  ];
  return (
    <Section id="matter" title={t('requests.page.mine')}>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mb: 2 }}>
        {view.text}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2 }}
      >
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      {view.documents.length > 0 ? (
        <>
          <Typography variant="h3" sx={{ mt: 2 }}>
            {t('requests.page.documents')}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {view.documents.map(({ id, fileName, size }) => (
              <Box component="li" key={id} sx={{ py: 0.5, overflowWrap: 'anywhere' }}>
                <Link href={documentUrl(id)} target="_blank" rel="noopener">
                  {fileName}
                </Link>{' '}
                <Typography component="span" variant="caption" color="text.secondary">
                  {fileSize(size)} ·{' '}
                  <Link
                    href={documentUrl(id, true)}
                    aria-label={t('case.downloadThis', { fileName })}
                  >
                    {t('common.download')}
                  </Link>
                </Typography>
              </Box>
            ))}
          </Box>
        </>
      ) : null}
    </Section>
  );
}
