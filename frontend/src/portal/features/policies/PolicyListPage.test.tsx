import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBackend, problem } from '../../../test/backend';
import { INFO, openPortal, policyOf } from '../../../test/portal';
// Loaded now, not lazily within the first test's patience.
import './PolicyListPage';

const FACETS = {
  kinds: [
    { value: 'award', label: '奖励', count: 12 },
    { value: 'target', label: '工作目标', count: 3 },
  ],
  jurisdictions: [
    { value: 'henan', label: '河南省', count: 30 },
    { value: 'jiaozuo', label: '焦作市', count: 15 },
  ],
  applicants: [],
  handlings: [],
  departments: [{ value: '市财政局', label: '市财政局', count: 4 }],
  documents: [],
  amounts: [{ value: '1000000', label: '100万元以上', count: 2 }],
  periods: [{ value: 'open', label: '现在可以在线申请', count: 5 }],
  states: [
    { value: 'current', label: '有效', count: 45 },
    { value: 'expired', label: '已过期', count: 7 },
  ],
};

const backend = () =>
  fakeBackend({
    'GET /api/info': INFO,
    'GET /api/session': () => problem(401, 'not-logged-in', '请先登录'),
    'GET /api/policies': () => ({
      body: [policyOf({ title: '房租减免', maxAmount: 1_500_000, applicantNames: ['企业'] })],
      headers: { 'X-Total-Count': '45' },
    }),
    'GET /api/policies/facets': FACETS,
  });

describe('the list of policies', () => {
  it('should search, filter and page by the address, and count each choice', async () => {
    const { of } = backend();
    const user = openPortal('/policies');

    expect(await screen.findByText(/找到 45 项有效政策/)).toBeInTheDocument();
    // There is no width in jsdom: the filters are folded as on a phone.
    await user.click(screen.getByRole('button', { name: '筛选' }));
    const place = screen.getByLabelText('地区');
    expect(within(place).getByRole('option', { name: '焦作市（15）' })).toBeInTheDocument();
    await user.selectOptions(place, 'jiaozuo');
    await user.selectOptions(screen.getByLabelText('有效期'), 'open');
    await user.type(screen.getByRole('searchbox'), '房租');
    await user.click(screen.getByRole('button', { name: '搜索' }));

    await waitFor(() => {
      const asked = of('GET /api/policies').at(-1)?.query;
      expect(Object.fromEntries(asked ?? [])).toEqual({
        page: '1',
        perPage: '20',
        q: '房租',
        jurisdiction: 'jiaozuo',
        open: 'true',
        expired: 'false',
      });
    });
    expect(window.location.hash).toContain('jurisdiction=jiaozuo');
    expect(window.location.hash).toContain(encodeURIComponent('房租'));
    await user.click(screen.getByRole('button', { name: '第 2 页' }));
    await waitFor(() => expect(of('GET /api/policies').at(-1)?.query.get('page')).toBe('2'));
    expect(window.location.hash).toContain('page=2');
  });

  it('should keep expired ones apart and say so of each', async () => {
    const { of } = backend();
    const user = openPortal('/policies');

    await user.click(await screen.findByRole('link', { name: '另有 7 项已过期' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: '已过期的政策' }),
    ).toBeInTheDocument();
    await waitFor(() => expect(of('GET /api/policies').at(-1)?.query.get('expired')).toBe('true'));
    expect(await screen.findByText(/已过期，2026年12月31日/)).toBeInTheDocument();
  });
});
