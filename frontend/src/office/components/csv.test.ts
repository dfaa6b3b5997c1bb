import { describe, expect, it, vi } from 'vitest';
import { answering } from '../../test/caseOf';
import { everyRow, toCsv } from './csv';

describe('the exported table', () => {
  it('should quote what needs quoting and never hand a formula to the spreadsheet', () => {
    expect(
      toCsv([
        ['企业', '金额'],
        ['甲,乙', -1.5],
        ['=1+1', null],
      ]),
    ).toBe('\uFEFF企业,金额\r\n"甲,乙",-1.5\r\n\'=1+1,\r\n');
  });

  it('should fetch every page of exactly what is filtered', async () => {
    const asked: string[] = [];
    vi.stubGlobal(
      'fetch',
      answering({
        'GET /api/applications': (_, url) => {
          asked.push(url.search);
          const page = Number(url.searchParams.get('page'));
          return Response.json(
            Array.from({ length: page === 3 ? 1 : 500 }, (_row, index) => ({ id: index })),
            { headers: { 'X-Total-Count': '1001' } },
          );
        },
      }),
    );
    const progress: number[] = [];

    const rows = await everyRow(
      'applications',
      { status: 'completed' },
      { field: 'submittedAt', order: 'DESC' },
      (done) => progress.push(done),
    );

    expect(rows).toHaveLength(1001);
    expect(progress).toEqual([500, 1000, 1001]);
    expect(asked).toHaveLength(3);
    expect(asked.every((query) => query.includes('status=completed'))).toBe(true);
  });
});
