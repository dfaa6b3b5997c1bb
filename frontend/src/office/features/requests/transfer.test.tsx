import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TransferTarget } from '../../../shared/requests';
import { answering } from '../../../test/caseOf';
import { requestOf } from '../../../test/requestOf';
import { OfficeApp } from '../../OfficeApp';

const HERE = '/api/service-requests/PDS-SQ-20261120-000001';

const target = (override: Partial<TransferTarget>): TransferTarget => ({
  code: 'pds-ruzhou',
  name: '汝州市',
  direction: 'down',
  usual: false,
  before: false,
  vacant: false,
  leaders: ['某市长'],
  ...override,
});

/** Opens the record page with the dialog that the panel beside a task links to; gives what was sent. */
function open(targets: TransferTarget[]) {
  const sent: unknown[] = [];
  const answer = answering({
    'GET /api/session': () =>
      Response.json({
        username: 'pds-supervision',
        displayName: '平顶山市督查室',
        kind: 'staff',
        roles: ['supervisor'],
        authorities: ['pds-supervision'],
      }),
    [`GET ${HERE}`]: () =>
      Response.json(requestOf({ may: { ...requestOf().may, transfer: true } })),
    [`GET ${HERE}/transfer-targets`]: () => Response.json(targets),
    [`POST ${HERE}/transfer`]: () => Response.json(requestOf()),
  });
  vi.stubGlobal('fetch', ((input: RequestInfo | URL, init?: RequestInit) => {
    if (init?.method === 'POST') sent.push(JSON.parse(init.body as string));
    return answer(input, init);
  }) as typeof fetch);
  window.location.hash = '#/service-requests/PDS-SQ-20261120-000001/show?act=transfer';
  render(<OfficeApp />);
  return sent;
}

describe('transferring a request', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
  });

  it('should have chosen the county of the matter and send it with the reason', async () => {
    const user = userEvent.setup();
    const sent = open([
      target({ usual: true }),
      target({ code: 'pds-baofeng', name: '宝丰县', vacant: true }),
      target({ code: 'hn', name: '河南省', direction: 'up' }),
    ]);
    const dialog = within(await screen.findByRole('dialog'));
    const to = await dialog.findByRole('combobox', { name: /转给/ });
    await waitFor(() => expect(to).toHaveTextContent('下派：汝州市（诉求所在地）'));
    await user.click(to);
    expect(await screen.findByRole('option', { name: /宝丰县（还没有人员/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await user.keyboard('{Escape}');
    await user.type(dialog.getByRole('textbox', { name: /转办原因/ }), '属地办理');
    await user.click(dialog.getByRole('button', { name: '确认转办' }));
    await waitFor(() => expect(sent).toEqual([{ to: 'pds-ruzhou', reason: '属地办理' }]));
  });

  it('should say that a leader decides where it goes back', async () => {
    open([target({ code: 'pds', name: '平顶山市', direction: 'take-back', before: true })]);
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/收回：平顶山市/)).toBeInTheDocument();
    expect(dialog.getByText(/这一级办理过这件诉求/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('combobox', { name: /决定的领导/ }));
    expect(await screen.findByRole('option', { name: '某市长' })).toBeInTheDocument();
  });

  it('should take up what began at a county, with a reason and without a leader', async () => {
    const user = userEvent.setup();
    const sent = open([target({ code: 'pds', name: '平顶山市', direction: 'take-up' })]);
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('提级办理：平顶山市')).toBeInTheDocument();
    await user.type(dialog.getByRole('textbox', { name: /转办原因/ }), '涉及两个县');
    await user.click(dialog.getByRole('button', { name: '确认转办' }));
    await waitFor(() => expect(sent).toEqual([{ to: 'pds', reason: '涉及两个县' }]));
  });
});
