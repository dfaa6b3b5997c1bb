import Button from '@mui/material/Button';
import { useListContext, useNotify, type RaRecord } from 'ra-core';
import { useState } from 'react';
import { useProblemText } from '../../shared/useProblemText';
import { useOfficeText } from '../useOfficeText';
import { everyRow, saveFile, toCsv } from './csv';
import type { RecordColumn } from './RecordList';

const today = (): string =>
  new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' }).replaceAll('-', '');

/** Saves exactly what is filtered, in the order shown, all pages of it. */
export function ExportButton<T extends RaRecord>({
  columns,
  fileName,
}: {
  columns: RecordColumn<T>[];
  fileName: string;
}) {
  const t = useOfficeText();
  const textOf = useProblemText();
  const notify = useNotify();
  const { resource, filterValues, sort } = useListContext<T>();
  const [progress, setProgress] = useState<string>();
  const run = async () => {
    setProgress(t('list.exporting'));
    try {
      const rows = await everyRow<T>(
        resource,
        filterValues as object as Record<string, unknown>,
        sort,
        (done, total) => setProgress(t('list.exportProgress', { done, total })),
      );
      const exported = columns.flatMap(({ title, csv }) => (csv ? [{ title, csv }] : []));
      saveFile(
        `${fileName}${today()}.csv`,
        toCsv([
          exported.map(({ title }) => title),
          ...rows.map((row) => exported.map(({ csv }) => csv(row))),
        ]),
      );
    } catch (error) {
      notify(textOf(error), { type: 'error' });
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <Button variant="outlined" onClick={() => void run()} disabled={progress !== undefined}>
      {progress ?? t('list.export')}
    </Button>
  );
}
