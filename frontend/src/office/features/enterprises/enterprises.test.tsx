import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBackend, problem } from '../../../test/backend';
import { OfficeApp } from '../../OfficeApp';

const administrator = {
  username: 'secadmin',
  displayName: '安全管理员',
  kind: 'staff',
  roles: ['secadmin'],
  authorities: ['platform'],
};

const done = (override: object = {}) => ({
  id: 7,
  fileName: '税务数据.xlsx',
  asOf: '2025-12-31',
  state: 'finished',
  stateName: '已完成',
  total: 3,
  done: 3,
  accepted: 1,
  registered: 1,
  updated: 0,
  unchanged: 1,
  rejected: 1,
  startedBy: 'secadmin',
  startedByName: '安全管理员',
  startedAt: '2026-11-19T02:00:00Z',
  finishedAt: '2026-11-19T02:00:05Z',
  ...override,
});

const lines = [
  {
    line: 3,
    uscc: '1234',
    name: '',
    outcome: 'rejected',
    outcomeName: '未导入',
    changes: 0,
    problems: [
      { column: '统一社会信用代码', message: '统一社会信用代码应为18位，现为4位，请核对营业执照' },
    ],
  },
  {
    line: 2,
    uscc: '91350100M000100Y43',
    name: '某某公司（虚构）',
    outcome: 'registered',
    outcomeName: '新登记',
    changes: 2,
    problems: [],
  },
];

/** An upload as the browser makes it, answered at once. */
function stubUpload(status: number, body: unknown) {
  const forms: FormData[] = [];
  class Upload {
    upload: { onprogress?: (event: object) => void } = {};
    onload?: () => void;
    status = status;
    responseText = JSON.stringify(body);
    open = vi.fn();
    setRequestHeader = vi.fn();
    send(form: FormData) {
      forms.push(form);
      this.upload.onprogress?.({ loaded: 1, total: 1, lengthComputable: true });
      queueMicrotask(() => this.onload?.());
    }
  }
  vi.stubGlobal('XMLHttpRequest', Upload);
  return forms;
}

const table = () => new File(['uscc\n1'], '税务数据.xlsx');

function open(hash: string, routes: Parameters<typeof fakeBackend>[0], who: object = {}) {
  const backend = fakeBackend({ 'GET /api/session': { ...administrator, ...who }, ...routes });
  window.location.hash = hash;
  render(<OfficeApp />);
  return backend;
}

describe('the register of enterprises', { timeout: 60_000 }, () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('should upload a file and show its wrong lines first', async () => {
    const forms = stubUpload(201, done());
    open('#/register-imports', {
      'GET /api/business-entities/import-departments': ['税务', '金融'],
      'GET /api/business-entities/imports': [],
      'GET /api/business-entities/imports/7': done(),
      'GET /api/business-entities/imports/7/lines': lines,
    });
    expect(await screen.findByText(/导入记录就会出现在这里/)).toBeVisible();
    expect(screen.getByRole('link', { name: '下载模板' })).toHaveAttribute(
      'href',
      '/api/business-entities/import-template',
    );

    await userEvent.upload(screen.getByLabelText('选择文件'), table());
    expect(screen.getByText('已选择：税务数据.xlsx')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '开始导入' }));

    expect(await screen.findByRole('heading', { level: 1, name: '税务数据.xlsx' })).toBeVisible();
    expect(screen.getByText(/有1行没有导入/)).toBeVisible();
    const rows = within(await screen.findByRole('table', { name: '逐行结果' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('应为18位');
    expect(screen.getByRole('link', { name: '下载报告' })).toHaveAttribute(
      'href',
      '/api/business-entities/imports/7/report',
    );
    expect((forms[0]?.get('file') as File).name).toBe('税务数据.xlsx');
  });

  it('should name every heading that is wrong', async () => {
    const reply = problem(
      422,
      'import-headers',
      '表头有1处不对，没有导入任何内容，请更正后重新上传',
      {
        errors: [{ field: 'D列', code: 'unknown-heading', message: 'D列的表头“年营收”不认识' }],
      },
    );
    stubUpload(422, reply.body);
    open('#/register-imports', {
      'GET /api/business-entities/import-departments': [],
      'GET /api/business-entities/imports': [],
    });

    await userEvent.upload(await screen.findByLabelText('选择文件'), table());
    await userEvent.click(screen.getByRole('button', { name: '开始导入' }));

    expect(await screen.findByText(/没有导入任何内容/)).toBeVisible();
    expect(screen.getByText('D列的表头“年营收”不认识')).toBeVisible();
    expect(screen.getByText('已选择：税务数据.xlsx')).toBeVisible();
  });

  it('should follow an import that takes long', async () => {
    let asked = 0;
    open('#/register-imports/7', {
      'GET /api/business-entities/imports/7': () => {
        asked += 1;
        return {
          body: asked > 1 ? done() : done({ state: 'running', stateName: '正在导入', done: 1 }),
        };
      },
      'GET /api/business-entities/imports/7/lines': lines,
    });

    expect(await screen.findByText(/正在导入：1 \/ 3 行/)).toBeVisible();
    expect(screen.queryByRole('link', { name: '下载报告' })).toBeNull();
    await waitFor(() => expect(screen.getByText(/有1行没有导入/)).toBeVisible(), { timeout: 8000 });
  });

  it('should let the auditor read imports and not make them', async () => {
    open(
      '#/register-imports',
      { 'GET /api/business-entities/imports': [done()] },
      { username: 'auditor', roles: ['auditor'] },
    );

    expect(await screen.findByRole('link', { name: '税务数据.xlsx' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull();
  });

  it('should enter a business and say at the field what is wrong', async () => {
    let tries = 0;
    const backend = open('#/business-entities', {
      'GET /api/business-entities': [],
      'GET /api/business-entities/places': [
        { id: 'jiaozuo', name: '焦作市', districts: ['解放区', '山阳区'] },
      ],
      'POST /api/business-entities': () => {
        tries += 1;
        return tries === 1
          ? problem(422, 'entity-invalid', '有1项填写有误，请更正后提交', {
              errors: [{ field: 'uscc', code: 'invalid-credit-code', message: '第18位校验不通过' }],
            })
          : { status: 201, body: { id: 5 } };
      },
      'GET /api/business-entities/5': {
        uscc: '91350100M000100Y43',
        name: '某某公司（虚构）',
        kindName: '企业',
        jurisdiction: 'jiaozuo',
        jurisdictionName: '焦作市',
        district: '山阳区',
        invented: false,
        account: null,
      },
      'GET /api/business-entities/5/facts': [],
      'GET /api/applications': [],
    });
    await userEvent.click(await screen.findByRole('button', { name: '登记企业' }));
    const dialog = await screen.findByRole('dialog');
    const field = (name: string) => within(dialog).getByRole('textbox', { name });
    await userEvent.type(field('统一社会信用代码'), '91350100M000100Y44');
    await userEvent.type(field('名称'), '某某公司（虚构）');
    for (const [name, option] of [
      ['主体类型', '企业'],
      ['地区', '焦作市'],
      ['县（市、区）', '山阳区'],
    ] as const) {
      await userEvent.click(within(dialog).getByRole('combobox', { name }));
      await userEvent.click(await screen.findByRole('option', { name: option }));
    }
    await userEvent.click(within(dialog).getByRole('button', { name: '登记企业' }));

    expect((await within(dialog).findAllByText('第18位校验不通过')).length).toBeGreaterThan(0);
    await userEvent.click(within(dialog).getByRole('button', { name: '登记企业' }));

    expect(
      await screen.findByRole('heading', { level: 1, name: '某某公司（虚构）' }),
    ).toBeVisible();
    expect(backend.of('POST /api/business-entities')[1]?.body).toMatchObject({
      kind: 'enterprise',
      jurisdiction: 'jiaozuo',
      district: '山阳区',
    });
  });

  it('should show facts with source and day, and ask the register again', async () => {
    const fact = (text: string) => ({
      name: 'annualSalesRevenue',
      label: '年销售收入（元）',
      current: { text, source: '税务部门登记', asOf: '2025-12-31', importId: 7 },
      earlier: [{ text: '50.00 元', source: '税务部门登记', asOf: '2024-12-31', importId: null }],
    });
    open('#/business-entities/5/show', {
      'GET /api/business-entities/5': {
        uscc: '91350100M000100Y43',
        name: '某某公司（虚构）',
        kindName: '企业',
        jurisdiction: 'jiaozuo',
        jurisdictionName: '焦作市',
        district: '山阳区',
        invented: false,
        account: null,
      },
      'GET /api/business-entities/5/facts': [fact('100.00 元')],
      'GET /api/applications': [],
      'POST /api/business-entities/5/refresh': {
        registry: '市级数据共享平台',
        changed: 1,
        unchanged: 2,
        problems: [{ column: '员工数', message: '员工数不能为负数，没有采用' }],
        facts: [fact('120.00 元')],
      },
    });
    expect(await screen.findByText('100.00 元')).toBeVisible();
    expect(screen.getByText('税务部门登记（导入7）')).toBeVisible();
    expect(screen.getByText('以前的记录（1条）')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: '向登记部门查询' }));

    expect(await screen.findByText(/已向市级数据共享平台查询：更新1项，2项无变化/)).toBeVisible();
    expect(screen.getByText('员工数不能为负数，没有采用')).toBeVisible();
    expect(screen.getByText('120.00 元')).toBeVisible();
  });
});
