import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBackend } from '../test/backend';
import { requestOf } from '../test/requestOf';
import { PanelApp } from './PanelApp';

const NUMBER = 'PDS-SQ-20261120-000001';
const HERE = `/api/service-requests/${NUMBER}`;
const WAITING = {
  text: '请补充用电合同',
  authorityName: '平顶山市住房和城乡建设局',
  since: '2026-11-22T02:00:00Z',
  until: '2026-11-27T15:59:59Z',
  provisional: false,
};

describe('asking the enterprise beside the task', () => {
  let waiting = false;
  const backend = () =>
    fakeBackend({
      [`GET ${HERE}`]: () => ({
        body: waiting
          ? requestOf({ waiting: WAITING, mayCallOff: true, questionsLeft: 1 })
          : requestOf({ mayAsk: true }),
      }),
      [`POST ${HERE}/questions`]: () => {
        waiting = true;
        return { body: {} };
      },
      [`DELETE ${HERE}/questions`]: () => {
        waiting = false;
        return { body: {} };
      },
    });
  beforeEach(() => {
    waiting = false;
    window.location.hash = `#/cases/${NUMBER}`;
  });

  it('should send what is asked, and then say since when and until when it waits', async () => {
    const calls = backend();
    render(<PanelApp />);

    await userEvent.click(await screen.findByRole('button', { name: '请企业补充' }));
    expect(screen.getByText(/这一轮还可以问 2 次/)).toBeVisible();
    const send = screen.getByRole('button', { name: '发给企业，暂停计时' });
    expect(send).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/要企业补充什么/), '请补充用电合同');
    await userEvent.click(send);

    expect(
      await screen.findByText(
        /平顶山市住房和城乡建设局自2026年11月22日（周日）10:00起请企业补充，最晚2026年11月27日（周五）答复/,
      ),
    ).toBeVisible();
    expect(screen.getByText('已请企业补充，办理时限暂停。')).toBeVisible();
    expect(calls.of(`POST ${HERE}/questions`)[0]?.body).toEqual({ text: '请补充用电合同' });
  });

  it('should stop waiting only with a reason', async () => {
    waiting = true;
    const calls = backend();
    render(<PanelApp />);

    await userEvent.click(await screen.findByRole('button', { name: '结束等待' }));
    const end = screen.getByRole('button', { name: '结束等待，恢复计时' });
    expect(end).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/不再等待的原因/), '已来电说明');
    await userEvent.click(end);

    expect(await screen.findByRole('button', { name: '请企业补充' })).toBeVisible();
    expect(calls.of(`DELETE ${HERE}/questions`)[0]?.body).toEqual({ reason: '已来电说明' });
  });
});
