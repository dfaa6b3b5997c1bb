import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answering, caseOf } from '../test/caseOf';
import { PanelApp } from './PanelApp';

const open = (caseNumber: string) => {
  window.location.hash = `#/cases/${caseNumber}`;
  render(<PanelApp />);
};

describe('the case panel', () => {
  let data = caseOf();
  beforeEach(() => {
    data = caseOf();
    vi.stubGlobal(
      'fetch',
      answering({
        'GET /api/applications/PDS-2026-000001': () => Response.json(data),
        'GET /api/applications/PDS-2026-000404': () =>
          Response.json({ code: 'not-found', detail: '没有这个案件。' }, { status: 404 }),
      }),
    );
  });

  it('should say who applies for what, how much and until when', async () => {
    open('PDS-2026-000001');

    expect(
      await screen.findByText('平顶山演示新材料股份有限公司（虚构） 申请 主板上市辅导备案奖励'),
    ).toBeVisible();
    expect(screen.getAllByText('¥1,000,000.00').length).toBeGreaterThan(0);
    expect(screen.getByText('审核：还剩8个工作日')).toBeVisible();
    expect(screen.getByText('审计报告')).toBeVisible();
    expect(screen.getByText('该企业同时符合省级奖励，可另行申请。')).toBeVisible();
  });

  it('should take the verdict in words from where the back end says it', async () => {
    const { determination } = data;
    const { verdictName, ...bare } = determination as NonNullable<typeof determination>;
    data = { ...data, determination: bare as typeof determination, ...{ verdictName } };
    open('PDS-2026-000001');

    const section = await screen.findByRole('region', { name: '申报条件' });
    expect(section).toHaveTextContent('测算结论：符合条件');
  });

  it('should put an unmet condition first, with word and source', async () => {
    const { determination } = data;
    if (determination?.conditions[1]) determination.conditions[1].outcome = 'unmet';
    open('PDS-2026-000001');

    const section = await screen.findByRole('region', { name: '申报条件' });
    expect(section).toHaveTextContent('测算结论：符合条件');
    const [first, second] = within(section).getAllByRole('listitem');
    expect(first).toHaveTextContent('不符合');
    expect(first).toHaveTextContent('来源：企业填报');
    expect(second).toHaveTextContent('来源：市场监督管理局，截至2026年11月1日（周日）');
  });

  it('should show an image in place when its button is pressed', async () => {
    open('PDS-2026-000001');

    await userEvent.click(await screen.findByRole('button', { name: '预览：营业执照' }));

    expect(screen.getByRole('img', { name: '营业执照' })).toHaveAttribute(
      'src',
      '/api/documents/doc-1',
    );
    expect(screen.getByRole('button', { name: '收起预览：营业执照' })).toBeVisible();
  });

  it('should link to the case page in the same session', async () => {
    open('PDS-2026-000001');

    expect(await screen.findByRole('link', { name: '打开案件页' })).toHaveAttribute(
      'href',
      '/admin/#/applications/PDS-2026-000001/show',
    );
  });

  it('should say what the back end said when there is no such case', async () => {
    open('PDS-2026-000404');

    expect(await screen.findByText('没有这个案件。')).toBeVisible();
  });
});
