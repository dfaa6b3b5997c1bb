/** Texts of the 1-3-7 clock line; clock.en.ts follows its shape. */
export const clockZhCN = {
  clockLine: {
    title: '办理时限',
    label: '办理时限线：共 %{total} 个节点，已完成 %{done} 个。%{current}',
    current: '正在计时：%{name}，%{date}截止。',
    start: '提交',
    restart: '重新开始',
    about: '预计\u200b%{date}前',
    now: '现在',
    until: '%{date}前',
    done: '按期完成',
    late: '超期完成',
    running: '正在计时',
    paused: '暂停',
    pausedNow: '暂停计时：%{name}，恢复后顺延。',
    resumes: '恢复后顺延',
    overdue: '已超期',
    todo: '未开始',
    ended: '已终止',
  },
};

export type ClockMessages = typeof clockZhCN;
