import type { mailsZhCN } from './mails.zh-CN';

export const mailsEn: typeof mailsZhCN = {
  mails: {
    title: 'E-mails',
    lead: 'How the e-mails with messages fare. Their contents are not shown here; people see every message in the system, mailed or not.',
    notConfigured:
      'There is no mail server: no e-mail is sent, and new messages are not queued. To change that, set SPRING_MAIL_HOST and HUIQI_MAIL_FROM and restart.',
    collecting: 'Messages being collected',
    waiting: 'Waiting',
    sent: 'Sent in 24 hours',
    failed: 'Not sent',
    oldest: 'The oldest has been waiting since %{at}',
    search: 'Search user name, address',
    state: 'State',
    states: { waiting: 'Waiting', sent: 'Sent', failed: 'Not sent', cancelled: 'Dropped' },
    person: 'User name',
    email: 'Address',
    kind: 'Contents',
    messages: '%{count} messages',
    urgent: 'Urgent',
    attempts: 'Attempts',
    createdAt: 'Created',
    result: 'Result',
    sentAt: 'Sent %{at}',
    nextAt: 'Next attempt %{at}',
    reply: 'Server: %{reply}',
    maybeTwice: 'May have arrived twice',
    maybeTwiceHint:
      'The connection broke while sending; the server may have had it, and it was sent again under the same id',
    retry: 'Send again',
    retryThis: 'Send the e-mail to %{username} again',
    retryAll: 'Send all again',
    retried: 'Back in the queue, on its way',
    empty:
      'No e-mails yet. They appear once somebody has confirmed an address in the message settings and has a new message.',
  },
};
