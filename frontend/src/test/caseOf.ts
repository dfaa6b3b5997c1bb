import type { CaseView } from '../shared/cases';

/** A case under review that is in order; tests override the one thing that they are about. */
export function caseOf(override: Partial<CaseView> = {}): CaseView {
  return {
    caseNumber: 'PDS-2026-000001',
    policyId: 'pds-listing-main-board',
    policyTitle: '主板上市辅导备案奖励',
    policyVersion: 1,
    status: 'under-review',
    statusName: '审核中',
    statusText: '平顶山市金融局正在审核，预计12月3日前完成。',
    entity: {
      id: '1',
      uscc: '91410402MA00000000',
      name: '平顶山演示新材料股份有限公司（虚构）',
      kind: 'enterprise',
      jurisdiction: 'pingdingshan',
      district: '新华区',
      invented: true,
    },
    factsView: [
      {
        name: 'listingStage',
        label: '上市进程',
        value: 'tutoring',
        text: '辅导备案',
        source: null,
        asOf: null,
        claimedText: null,
      },
      {
        name: 'registeredInCity',
        label: '注册地在本市',
        value: true,
        text: '是',
        source: '市场监督管理局',
        asOf: '2026-11-01',
        claimedText: null,
      },
    ],
    determination: {
      verdict: 'eligible',
      verdictName: '符合条件',
      conditions: [
        {
          fact: 'registeredInCity',
          label: '注册地在本市',
          requirement: 'true',
          requirementText: '应为“是”',
          actualText: '是',
          outcome: 'met',
        },
        {
          fact: 'listingStage',
          label: '上市进程',
          requirement: 'tutoring',
          requirementText: '应为“辅导备案”',
          actualText: '辅导备案',
          outcome: 'met',
        },
      ],
      amount: 1_000_000,
      ceiling: false,
      calculation: [{ text: '辅导备案阶段奖励 100万元', amount: 1_000_000 }],
      funding: [],
      citations: [
        {
          document: '平顶山市支持企业上市若干措施',
          clause: '第三条',
          quote: '完成辅导备案的，奖励100万元。',
        },
      ],
      policyVersion: 1,
      decisionVersion: 1,
      at: '2026-11-20T02:00:00Z',
    },
    amount: 1_000_000,
    awardedAmount: null,
    funding: [
      { layer: 'city', layerName: '市级', payer: '平顶山市财政局', ratio: 0.5, amount: 500_000 },
      { layer: 'district', layerName: '区级', payer: '新华区财政局', ratio: 0.5, amount: 500_000 },
    ],
    documents: [
      {
        id: 'doc-1',
        slot: 'license',
        title: '营业执照',
        fileName: '营业执照.png',
        size: 120_000,
        mediaType: 'image/png',
        uploadedAt: '2026-11-19T02:00:00Z',
      },
    ],
    outstandingDocuments: [{ slot: 'audit', title: '审计报告' }],
    timeline: [
      {
        at: '2026-11-19T02:00:00Z',
        event: 'submitted',
        eventName: '提交申请',
        actor: '平顶山演示新材料股份有限公司（虚构）',
        text: '已提交申请',
      },
    ],
    deadlines: [
      {
        name: '审核',
        due: '2026-12-03T15:59:59Z',
        calendar: 'working-day',
        state: 'running',
        text: '还剩8个工作日',
      },
    ],
    openTasks: [
      {
        id: 'task-1',
        name: '审核申报',
        group: '平顶山市金融局审核岗',
        assigneeName: null,
        due: null,
      },
    ],
    supplement: null,
    opinions: [
      {
        step: 'userTask_checkCompleteness',
        stepName: '材料核对',
        group: 'pds-reception.acceptor',
        groupName: '平顶山市政务服务中心受理岗',
        userName: '王受理',
        decision: 'approve',
        decisionName: '受理',
        opinion: '材料齐全。',
        at: '2026-11-19T06:00:00Z',
      },
    ],
    track: [
      {
        stage: 'tutoring',
        label: '辅导备案',
        state: 'in-progress',
        caseNumber: 'PDS-2026-000001',
        amount: 1_000_000,
      },
      {
        stage: 'listed',
        label: '成功上市',
        state: 'next',
        caseNumber: null,
        amount: null,
      },
    ],
    earlierAwards: [],
    remarks: ['该企业同时符合省级奖励，可另行申请。'],
    steps: [{ id: 'review', label: '审核', state: 'current' }],
    notice: null,
    decision: null,
    payment: null,
    version: 3,
    ...override,
  };
}

/** Answers as the back end would; an unexpected call fails the test by a 404. */
export function answering(
  answers: Record<string, (init: RequestInit | undefined, url: URL) => Response>,
): typeof fetch {
  return (input, init) => {
    const url = new URL(
      input instanceof Request ? input.url : String(input),
      'http://localhost:3000',
    );
    const answer = answers[`${init?.method ?? 'GET'} ${url.pathname}`];
    return Promise.resolve(
      answer
        ? answer(init, url)
        : Response.json({ code: 'not-found', detail: `没有 ${url.pathname}` }, { status: 404 }),
    );
  };
}
