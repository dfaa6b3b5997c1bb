import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBackend } from '../test/backend';
import { requestOf } from '../test/requestOf';
import { PanelApp } from './PanelApp';

const NUMBER = 'PDS-SQ-20261120-000001';

describe('a plan as officials see it', () => {
  beforeEach(() => {
    window.location.hash = `#/cases/${NUMBER}`;
  });
  const opened = async (plan: { approved: boolean; proposed: string | null }) => {
    fakeBackend({
      [`GET /api/service-requests/${NUMBER}`]: () => ({
        body: requestOf({ plan: { text: '分两步办。', until: '2026-12-20', ...plan } }),
      }),
    });
    render(<PanelApp />);
    return screen.findByRole('region', { name: '办理情况' });
  };

  it('should not pass off a day as decided before the leader has decided', async () => {
    expect(await opened({ approved: false, proposed: null })).toHaveTextContent(
      '计划2026年12月20日（周日）前完成，待分管领导批准。',
    );
  });

  it('should say both days while a change is asked for', async () => {
    const handling = await opened({ approved: true, proposed: '2027-01-15' });
    expect(handling).toHaveTextContent('计划2026年12月20日（周日）前完成，分管领导已批准。');
    expect(handling).toHaveTextContent('申请改为2027年1月15日（周五）前完成，待分管领导批准');
  });
});
