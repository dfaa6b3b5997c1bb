import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Section } from '../../../shared/case/parts';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import { Problem } from '../../../shared/problem';
import { MAX_UPLOAD_BYTES, uploadForm } from '../../../shared/upload';
import { useOfficeText } from '../../useOfficeText';
import { ACCEPTED_TABLES, IMPORTS, templateUrl, type RegisterImport } from './imports';

function Template() {
  const t = useOfficeText();
  const [department, setDepartment] = useState('');
  const { data = [] } = useQuery({
    queryKey: ['import-departments'],
    queryFn: ({ signal }) => get<string[]>('/api/business-entities/import-departments', signal),
  });
  return (
    <Section title={t('imports.template')}>
      <Stack direction="row" spacing={2} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          select
          label={t('imports.department')}
          value={department}
          onChange={(event) => setDepartment(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
          sx={{ minWidth: 200 }}
        >
          <MenuItem value="">{t('imports.allDepartments')}</MenuItem>
          {data.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <Button variant="outlined" href={templateUrl(department)} download>
          {t('imports.download')}
        </Button>
      </Stack>
    </Section>
  );
}

/** Choosing a file and sending it: what the file itself has wrong is said here, what its lines have on the page of the import. */
export function NewImport() {
  const t = useOfficeText();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [asOf, setAsOf] = useState('');
  const [percent, setPercent] = useState<number>();
  const [error, setError] = useState<unknown>();
  const send = async () => {
    if (!file) return;
    setError(undefined);
    if (file.size > MAX_UPLOAD_BYTES) return setError(new Problem(413, { code: 'file-too-large' }));
    const form = new FormData();
    form.append('file', file);
    if (asOf !== '') form.append('asOf', asOf);
    setPercent(0);
    try {
      const { id } = await uploadForm<RegisterImport>(IMPORTS, form, setPercent);
      void navigate(`/register-imports/${String(id)}`);
    } catch (problem) {
      setError(problem);
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <>
      <Template />
      <Section title={t('imports.upload')}>
        {error === undefined ? null : <ProblemAlert error={error} focus />}
        <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
          <TextField
            type="date"
            label={t('imports.asOf')}
            helperText={t('imports.asOfHint')}
            value={asOf}
            onChange={(event) => setAsOf(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <Box>
            <input
              ref={input}
              type="file"
              hidden
              accept={ACCEPTED_TABLES}
              aria-label={t('imports.choose')}
              onChange={(event) => {
                setFile(event.target.files?.[0]);
                setError(undefined);
                // The same file, corrected, must be a change again.
                event.target.value = '';
              }}
            />
            <Button variant="outlined" onClick={() => input.current?.click()}>
              {t('imports.choose')}
            </Button>
            <Typography color="text.secondary" sx={{ mt: 1 }}>
              {file ? t('imports.chosen', { name: file.name }) : t('imports.accepted')}
            </Typography>
          </Box>
          {percent === undefined ? (
            <Button variant="contained" disabled={!file} onClick={() => void send()}>
              {t('imports.start')}
            </Button>
          ) : (
            <Box sx={{ width: '100%', maxWidth: 480 }} role="status">
              <Typography>
                {percent < 100 ? t('imports.uploading', { percent }) : t('imports.checking')}
              </Typography>
              <LinearProgress
                aria-label={t('imports.start')}
                {...(percent < 100 ? { variant: 'determinate', value: percent } : {})}
              />
            </Box>
          )}
        </Stack>
      </Section>
    </>
  );
}
