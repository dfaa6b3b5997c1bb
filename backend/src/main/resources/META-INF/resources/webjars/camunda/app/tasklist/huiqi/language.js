// form-js and its date picker know English only; this puts their fixed texts into Chinese where they appear.

const EXACT = new Map([
  ['Field is required.', '请填写此项。'],
  ['Value is not a number.', '请填写数字。'],
  ['Value is expected to be an integer.', '请填写整数。'],
  ['Field must be a valid email.', '电子邮箱格式不正确，请核对。'],
  ['Select', '请选择'],
  ['Search', '搜索'],
  ['No results', '没有符合的选项'],
  ['All values selected', '已全部选择'],
  ['Nothing found.', '没有找到。'],
  ['Increment', '增加'],
  ['Decrement', '减少'],
  ['mm/dd/yyyy', '年/月/日'],
  ['dd/mm/yyyy', '年/月/日'],
  ['yyyy/mm/dd', '年/月/日'],
  ['hh:mm', '时:分'],
  ['hh:mm --', '时:分'],
  ['Form is invalid', '表单内容有误'],
  ['reset zoom', '恢复原始大小'],
  ['zoom in', '放大'],
  ['zoom out', '缩小'],
]);

const PATTERNS = [
  [/^Field must have minimum value of (.+)\.$/, (value) => `数值不能小于${value}。`],
  [/^Field must have maximum value of (.+)\.$/, (value) => `数值不能大于${value}。`],
  [/^Field must have minimum length of (.+)\.$/, (length) => `请至少填写${length}个字。`],
  [/^Field must have maximum length of (.+)\.$/, (length) => `最多填写${length}个字，请删减。`],
  [/^Field must match pattern .+\.$/, () => '格式不正确，请核对。'],
  [/^Field must be a valid +international phone number\..*$/, () => '电话号码格式不正确，请核对。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, (digits) => `最多保留${digits}位小数。`],
  [
    /^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    (lower, upper) => `请填写有效的数值，最接近的是${lower}和${upper}。`,
  ],
  [/^Date ?\/? ?Time$/, () => '日期和时间'],
];

const ATTRIBUTES = ['placeholder', 'aria-label', 'title'];
const SCOPE = '.fjs-container, .flatpickr-calendar, .diagram-holder, [cam-widget-bpmn-viewer]';

/** The Chinese of one fixed English text, or undefined where the text is somebody's own. */
export function chineseOf(text) {
  const key = text.trim();
  if (EXACT.has(key)) {
    return EXACT.get(key);
  }
  for (const [pattern, say] of PATTERNS) {
    const match = pattern.exec(key);
    if (match) {
      return say(...match.slice(1));
    }
  }
  return undefined;
}

function translateText(node) {
  const chinese = node.data && chineseOf(node.data);
  if (chinese && node.data.trim() !== chinese) {
    node.data = chinese;
  }
}

function translateElement(element) {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const chinese = value && chineseOf(value);
    if (chinese && chinese !== value) {
      element.setAttribute(name, chinese);
    }
  }
}

function translateTree(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    if (root.parentElement?.closest(SCOPE) && !root.parentElement.closest('textarea')) {
      translateText(root);
    }
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE || !(root.closest(SCOPE) || root.querySelector(SCOPE))) {
    return;
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement?.closest(SCOPE)) {
        translateText(node);
      }
    } else if (node.closest(SCOPE)) {
      translateElement(node);
    }
  }
}

function localizeDatePicker() {
  window.flatpickr?.localize?.({
    weekdays: {
      shorthand: ['日', '一', '二', '三', '四', '五', '六'],
      longhand: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
    },
    months: {
      shorthand: Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
      longhand: Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
    },
    firstDayOfWeek: 1,
    rangeSeparator: ' 至 ',
    weekAbbreviation: '周',
    scrollTitle: '滚动切换',
    toggleTitle: '点击切换',
    yearAriaLabel: '年',
    monthAriaLabel: '月',
    hourAriaLabel: '时',
    minuteAriaLabel: '分',
    amPM: ['上午', '下午'],
    ordinal: () => '',
  });
}

/**
 * Tasklist draws before its texts have come and shows raw keys on a first visit; it draws with what it stored at an earlier
 * one. The texts are put there before it starts: it waits for this script.
 */
async function storeTexts() {
  const appRoot = document.querySelector('base').getAttribute('app-root');
  const locales = `${appRoot}/app/tasklist/locales/`;
  const key = `${locales}_locales_data_zh-CN_${window.bust}`;
  const stored = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  if (stored[key]) {
    return;
  }
  const answer = await fetch(`${locales}zh-CN.json?bust=${window.bust}`, { credentials: 'same-origin' });
  if (answer.ok) {
    localStorage.setItem('camunda-web', JSON.stringify({ ...stored, [key]: await answer.text() }));
  }
}

await storeTexts().catch(() => undefined);
document.documentElement.lang = 'zh-CN';
localizeDatePicker();

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === 'childList') {
      change.addedNodes.forEach(translateTree);
    } else {
      translateTree(change.target);
    }
  }
}).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
});
translateTree(document.body);
