/** Texts of what the enterprise is asked for while time stands still; question.en.ts follows its shape. */
export const questionZhCN = {
  question: {
    title: '请企业补充',
    waiting:
      '等待企业补充：%{authority}自%{since}起请企业补充，最晚%{until}答复，等待期间办理时限暂停。',
    provisional: '期限跨入放假安排尚未公布的年份，公布后可能调整。',
    ask: '请企业补充',
    askText:
      '写清要企业补充什么。企业会马上收到消息；等待期间，主办和协办的时限都暂停，恢复后原样顺延。这一轮还可以问 %{left} 次。',
    askField: '要企业补充什么',
    askConfirm: '发给企业，暂停计时',
    asked: '已请企业补充，办理时限暂停。',
    end: '结束等待',
    endText: '已掌握情况、不用再等的，可以结束等待。办理时限马上恢复，企业看得到原因。',
    endField: '不再等待的原因',
    endConfirm: '结束等待，恢复计时',
    ended: '已结束等待，办理时限恢复。',
    cancel: '取消',
    row: '%{authority}，%{step}，%{date}',
    answeredAt: '%{date}答复',
    answeredLate: '%{date}逾期答复，办理时限不变',
    noAnswer: '没有收到答复。',
    calledOff: '结束等待的原因：%{reason}',
  },
};

export type QuestionMessages = typeof questionZhCN;
