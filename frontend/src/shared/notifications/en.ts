import type { NotificationMessages } from './zh-CN';

export const notificationsEn: NotificationMessages = {
  messageSettings: {
    title: 'Message settings',
    lead: 'Progress and what you need to do is under Messages. We can also tell you by e-mail.',
    noMail:
      'This system has no e-mail yet; please read your messages here. You may enter your address now and confirm it later.',
    mail: 'Tell me by e-mail',
    mailHint:
      'Several messages become one e-mail; urgent ones are sent at once. An e-mail says only what to do, the case number and a link.',
    email: 'E-mail address',
    emailHint:
      'After you save, we send a code to this address; it gets nothing else until it is confirmed.',
    language: 'Language of messages and e-mails',
    chinese: 'Chinese (中文)',
    english: 'English',
    languageHint: 'What is written in a case stays in Chinese.',
    save: 'Save',
    saving: 'Saving…',
    saved: 'Saved',
    state: 'State of your address',
    states: {
      none: 'No address: you get no e-mail',
      waiting: 'To be confirmed',
      confirmed: 'Confirmed: e-mails go to %{email}',
      off: 'Confirmed, but you switched e-mail off',
      refused: '%{email} was refused by the mail server; please check it and save again',
    },
    stillOld: 'Until it is confirmed, e-mails go to %{email}.',
    waitingText:
      'We have sent a code to %{email}. It usually arrives within a minute and is valid for two hours. If it does not arrive, look into your spam folder or ask for a new one.',
    code: 'Code of 6 digits',
    confirm: 'Confirm address',
    resend: 'Send a new code',
    resent: 'A new code is on its way',
    confirmed: 'Your address is confirmed',
  },
};
