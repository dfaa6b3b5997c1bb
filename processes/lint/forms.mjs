// What Tasklist 7.24 can show (form-js 1.8.7): one other type, a filepicker say, and the whole form stays empty.
const TYPES = new Set([
  'textfield',
  'textarea',
  'number',
  'datetime',
  'checkbox',
  'checklist',
  'radio',
  'select',
  'taglist',
  'text',
  'table',
  'separator',
  'spacer',
  'group',
]);
const KEYED = new Set([
  'textfield',
  'textarea',
  'number',
  'datetime',
  'checkbox',
  'checklist',
  'radio',
  'select',
  'taglist',
]);
// A text component makes Markdown and HTML of what it shows. Only what the product itself words may stand there; what people
// write (a title, a name, a reason) is shown as written, in a readonly textfield or textarea.
const WORDED_BY_US = new Set([
  'amountText',
  'caseNumber',
  'complexityText',
  'districtName',
  'policyTitle',
  'remarksText',
  'verdict',
]);
const FEEL_WORDS = new Set(['if', 'then', 'else', 'null', 'and', 'or', 'not', 'true', 'false', 'loop', 'end', 'this']);
const SCHEMA_VERSION = 16;
const CHINESE = /\p{Script=Han}/u;
const DECISIONS = ['approve', 'return', 'reject'];

/** All findings about one form; `approval` says whether its task is completed with decision and opinion. */
export function lintForm(form, { id, approval }) {
  const findings = [];
  const components = flatten(form.components ?? []);
  if (form.type !== 'default' || form.id !== id) {
    findings.push(`表单编号应为 ${id}`);
  }
  if (!(form.schemaVersion <= SCHEMA_VERSION)) {
    findings.push(`schemaVersion 不得超过 ${SCHEMA_VERSION}`);
  }
  findings.push(...duplicates(components.map((it) => it.id)).map((it) => `编号“${it}”重复`));
  findings.push(...duplicates(components.map((it) => it.key)).map((it) => `键“${it}”重复`));
  for (const component of components) {
    const name = component.key ?? component.id ?? component.type;
    if (!TYPES.has(component.type)) {
      findings.push(`“${name}”：Tasklist 不能显示 ${component.type}`);
    }
    for (const variable of interpolated(component)) {
      if (!WORDED_BY_US.has(variable)) {
        findings.push(`“${name}”：不得把 ${variable} 当作 Markdown 显示，请改用只读的 textfield 或 textarea`);
      }
    }
    if (KEYED.has(component.type)) {
      if (!/^[a-z][A-Za-z0-9]*$/.test(component.key ?? '')) {
        findings.push(`“${name}”：键就是变量名，应为小写字母开头的英文`);
      }
      if (component.id !== `field_${component.key}`) {
        findings.push(`“${name}”：编号应为 field_${component.key}`);
      }
      if (!CHINESE.test(component.label ?? component.dateLabel ?? '')) {
        findings.push(`“${name}”：缺少中文标签`);
      }
      for (const { label } of component.values ?? []) {
        if (!CHINESE.test(label)) findings.push(`“${name}”：选项“${label}”缺少中文`);
      }
    }
  }
  const decision = components.find((it) => it.key === 'decision');
  const opinion = components.find((it) => it.key === 'opinion');
  if (!components.some((it) => it.type === 'text' && it.text?.includes('{{caseNumber}}'))) {
    findings.push('表单应有案件摘要');
  }
  if (approval) {
    if (!['radio', 'select'].includes(decision?.type) || decision.validate?.required !== true) {
      findings.push('审批表单应有必填的处理意见 decision');
    } else if (decision.values?.map((it) => it.value).join() !== DECISIONS.join()) {
      findings.push(`处理意见的值依次为 ${DECISIONS.join('、')}`);
    }
    if (opinion?.type !== 'textarea' || opinion.validate?.maxLength !== 2000) {
      findings.push('审批表单应有说明理由 opinion，最多2000字');
    }
  } else if (decision || opinion) {
    findings.push('不是审批的任务不应有 decision 或 opinion');
  }
  return findings;
}

/** The variables that a text component shows. */
function interpolated({ type, text }) {
  if (type !== 'text') return [];
  const expressions = (text ?? '').startsWith('=') ? [text] : ((text ?? '').match(/\{\{[\s\S]*?\}\}/g) ?? []);
  const names = expressions.flatMap((it) => it.replace(/"[^"]*"/g, '').match(/[A-Za-z_]\w*/g) ?? []);
  return [...new Set(names)].filter((it) => !FEEL_WORDS.has(it));
}

function flatten(components) {
  return components.flatMap((it) => [it, ...flatten(it.components ?? [])]);
}

function duplicates(values) {
  const present = values.filter((it) => it !== undefined);
  return [...new Set(present.filter((it, index) => present.indexOf(it) !== index))];
}
