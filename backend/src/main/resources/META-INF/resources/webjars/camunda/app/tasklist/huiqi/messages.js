// The engine wraps what a rule said into its own English; people are to read what the rule said.

const WRAPPED = /ENGINE-\d+|Exception while|Cannot (submit|complete|resolve|claim|delegate)/;
const FROM_FIRST_CHINESE = /[“《（]?\p{Script=Han}[\s\S]*$/u;

/** The Chinese sentence inside an engine's message; undefined where there is none. */
export function chineseWithin(message) {
  const text = String(message ?? '');
  if (!WRAPPED.test(text)) {
    return /\p{Script=Han}/u.test(text) ? text : undefined;
  }
  return FROM_FIRST_CHINESE.exec(text)?.[0].replace(/'\s*$/, '').trim();
}
