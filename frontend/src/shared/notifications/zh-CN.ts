/** Texts of the settings for messages and mails, in portal and back office. */
export const notificationsZhCN = {
  messageSettings: {
    title: '消息设置',
    lead: '办理进展和要您做的事都在“消息”里。您也可以让我们发邮件告诉您。',
    noMail: '本系统还没有开通邮件，消息请在系统里查看。您可以先填好邮箱，开通后再确认。',
    mail: '用邮件通知我',
    mailHint: '几条消息会合成一封邮件，急事马上发。邮件里只写要办什么、案件编号和链接。',
    email: '电子邮箱',
    emailHint: '填好保存后，我们会发一封带确认码的邮件；确认之前不会往这个邮箱发别的。',
    language: '消息和邮件用的语言',
    chinese: '中文',
    english: '英文（English）',
    languageHint: '案件里的内容仍是中文原文。',
    save: '保存',
    saving: '正在保存…',
    saved: '已保存',
    state: '邮箱状态',
    states: {
      none: '没有填写邮箱，不会收到邮件',
      waiting: '待确认',
      confirmed: '已确认，邮件发到 %{email}',
      off: '已确认，但您关闭了邮件',
      refused: '%{email} 被邮件服务器退回，请核对后重新保存',
    },
    stillOld: '确认之前，邮件仍发到 %{email}。',
    waitingText:
      '确认码已发到 %{email}，一般1分钟内收到，2小时内有效。没有收到，请看看垃圾邮件，或重新获取。',
    code: '6位确认码',
    confirm: '确认邮箱',
    resend: '重新获取确认码',
    resent: '确认码已重新发出，请查收邮件',
    confirmed: '邮箱已确认',
  },
};

export type NotificationMessages = typeof notificationsZhCN;
