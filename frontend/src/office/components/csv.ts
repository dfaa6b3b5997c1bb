import { call } from '../../shared/http';
import { listQuery } from '../../shared/dataProvider';

const ROWS_A_CALL = 500;

type Cell = string | number | null | undefined;

/** A cell that begins like a formula is one to a spreadsheet: an apostrophe makes it text. */
function escape(cell: Cell): string {
  const raw = cell === null || cell === undefined ? '' : String(cell);
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(raw) ? `'${raw}` : raw;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const toCsv = (rows: Cell[][]): string =>
  `\uFEFF${rows.map((row) => row.map(escape).join(',')).join('\r\n')}\r\n`;

/** Every row of a filtered list, however many pages that takes. */
export async function everyRow<T>(
  resource: string,
  filter: Record<string, unknown>,
  sort: { field: string; order: string },
  onProgress: (done: number, total: number) => void,
): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const query = listQuery({ pagination: { page, perPage: ROWS_A_CALL }, sort, filter });
    const { body, headers } = await call<T[]>(`/api/${resource}?${query}`);
    rows.push(...body);
    const total = Number(headers.get('X-Total-Count') ?? rows.length);
    onProgress(rows.length, total);
    if (body.length === 0 || rows.length >= total) return rows;
  }
}

export function saveFile(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
