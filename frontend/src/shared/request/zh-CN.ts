import { clockZhCN } from './clock.zh-CN';
import { questionZhCN } from './question.zh-CN';

/** Texts of the parts that show a service request to staff; en.ts follows its shape. */
export const requestZhCN = {
  ...clockZhCN,
  ...questionZhCN,
  request: {
    says: '%{entity}：%{title}',
    number: '案件编号',
    credit: '统一社会信用代码',
    caller: '联系人：%{caller}',
    responsible: '主责：%{name}',
    support: '协办：%{names}',
    holder: '现由%{name}办理',
    way: '转办经过：%{way}',
    noResponsible: '还没有交办',
    listed: '已挂牌督办：由%{leader}负责，%{date}前办结。',
    listedReason: '原因：%{reason}',
    listedOver: '挂牌督办的期限已过，请督促办结或说明情况。',
    mergedInto: '已并入 %{caseNumber} 一起办理。',
    reopened: '第 %{round} 次办理，办完后须回访企业。',
    moved: '%{from}转%{to}，%{date}',
    movedWhy: '%{from}转%{to}，%{date}：%{reason}',
    invented: '演示数据，企业为虚构',
    matter: {
      title: '诉求内容',
      category: '类别',
      given: '企业所填：%{name}',
      district: '地点',
      source: '来源',
      kind: '办理方式',
      submitted: '提交时间',
    },
    handling: {
      title: '办理情况',
      none: '还没有办理情况。',
      measures: '办理措施',
      result: '办理结果',
      notSolved: '不能解决的原因',
      plan: '解决计划',
      planUntil: '计划%{date}前完成，分管领导已批准。',
      planAsked: '计划%{date}前完成，待分管领导批准。',
      planProposed: '申请改为%{date}前完成，待分管领导批准；批准前仍按原计划。',
      grade: '销号等次',
    },
    clocks: {
      title: '各单位时限',
      none: '目前没有时限。',
      step: '步骤',
      who: '单位',
      due: '截止',
      state: '情况',
      warning: '预警',
    },
    supporting: {
      title: '协办情况',
      none: '没有协办单位。',
      waiting: '等待接办',
    },
    opinions: { title: '办理意见', none: '还没有办理意见。', noText: '未填写意见' },
    ratings: { title: '企业评价', none: '企业还没有评价。', row: '第 %{round} 次办理：%{grade}' },
    timeline: { title: '办理经过', none: '还没有记录。', internal: '内部' },
    merged: { title: '并入本件的诉求', row: '%{caseNumber}，%{source}，%{date}提交' },
    documents: '附件',
  },
};

export type RequestTexts = typeof requestZhCN;
