import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { newIdempotencyKey, post } from '../../../shared/http';
import { requestPath, type RequestView } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { useText } from '../../useText';

const GRADES = [5, 4, 3, 2, 1] as const;

/** Five grades as radio buttons: arrow keys, names read aloud, nothing that needs a mouse. */
export function RatingBox({ view, onRated }: { view: RequestView; onRated: () => void }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const [grade, setGrade] = useState<number>();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const rating = useMutation({
    mutationFn: () =>
      post(`${requestPath(view.caseNumber)}/rating`, { grade, text: text.trim() }, key.current),
    onSuccess: async () => {
      onRated();
      await queryClient.invalidateQueries();
    },
    onError: () => {
      key.current = newIdempotencyKey();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (grade === undefined) document.getElementById('grade-5')?.focus();
    else rating.mutate();
  };
  const missing = tried && grade === undefined;
  const until = view.closeOut?.rateUntil;
  return (
    <Box
      component="section"
      aria-labelledby="rating"
      sx={{ border: 2, borderColor: 'primary.main', borderRadius: 1, p: 2, mb: 4 }}
    >
      <Typography variant="h2" id="rating">
        {t('requests.rate.title')}
      </Typography>
      <Typography sx={{ my: 1 }}>
        {until ? t('requests.rate.until', { date: format.date(until) }) : null}
        {t('requests.rate.help')}
      </Typography>
      <form noValidate onSubmit={send}>
        {rating.error ? <ProblemAlert error={rating.error} focus /> : null}
        <FormControl error={missing} sx={{ display: 'block', mb: 2 }}>
          <FormLabel id="rating-legend">{t('requests.rate.legend')}</FormLabel>
          <RadioGroup
            aria-labelledby="rating-legend"
            aria-describedby="rating-error"
            name="grade"
            value={grade ?? ''}
            onChange={(_, value) => setGrade(Number(value))}
            sx={{ flexDirection: { xs: 'column', sm: 'row' }, columnGap: 2 }}
          >
            {GRADES.map((value) => (
              <FormControlLabel
                key={value}
                value={value}
                control={<Radio slotProps={{ input: { id: `grade-${String(value)}` } }} />}
                label={t(`requests.grade.${value}`)}
              />
            ))}
          </RadioGroup>
          <FormHelperText id="rating-error">
            {missing ? t('requests.rate.missing') : ' '}
          </FormHelperText>
        </FormControl>
        <TextField
          id="rating-text"
          fullWidth
          multiline
          minRows={2}
          label={`${t('requests.rate.text')}（${t('common.optional')}）`}
          value={text}
          onChange={({ target }) => setText(target.value)}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
        <Button
          key="submit-rating"
          type="submit"
          variant="contained"
          size="large"
          disabled={rating.isPending}
          sx={{ mt: 2 }}
        >
          {rating.isPending ? t('requests.rate.submitting') : t('requests.rate.submit')}
        </Button>
      </form>
    </Box>
  );
}
