/** Today where the measures are in force. */
export const todayInShanghai = (now: Date = new Date()): string =>
  now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
