import type { QuestionMessages } from './question.zh-CN';

export const questionEn: QuestionMessages = {
  question: {
    title: 'Asked of the enterprise',
    waiting:
      'Waiting for the enterprise: %{authority} asked on %{since}, to be answered by %{until}. Time limits stand still.',
    provisional: 'The public holidays of that year are not published yet; the date may move.',
    ask: 'Ask the enterprise',
    askText:
      'Say what the enterprise should send. It is told at once; meanwhile the time limits of the responsible and the supporting authorities stand still, and get that time back. You may ask %{left} more times in this round.',
    askField: 'What the enterprise should send',
    askConfirm: 'Send, and stop the clocks',
    asked: 'The enterprise has been asked; the time limits stand still.',
    end: 'Stop waiting',
    endText:
      'Where you know enough already you need not wait. The time limits go on at once; the enterprise sees the reason.',
    endField: 'Why you do not wait any longer',
    endConfirm: 'Stop waiting, clocks go on',
    ended: 'The waiting has ended; the time limits go on.',
    cancel: 'Cancel',
    row: '%{authority}, %{step}, %{date}',
    answeredAt: 'Answered on %{date}',
    answeredLate: 'Answered late, on %{date}; no time limit changes',
    noAnswer: 'Not answered.',
    calledOff: 'Why it was called off: %{reason}',
  },
};
