import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintForm } from '../forms.mjs';

const TASK = { id: 'sample_review', approval: true };

function form() {
  return {
    type: 'default',
    id: 'sample_review',
    schemaVersion: 16,
    components: [
      { type: 'text', id: 'summary', text: '案件编号 {{caseNumber}}' },
      {
        type: 'radio',
        id: 'field_decision',
        key: 'decision',
        label: '处理意见',
        values: [
          { label: '通过', value: 'approve' },
          { label: '退回', value: 'return' },
          { label: '不予', value: 'reject' },
        ],
        validate: { required: true },
      },
      { type: 'textarea', id: 'field_opinion', key: 'opinion', label: '理由', validate: { maxLength: 2000 } },
    ],
  };
}

function refuses(what, spoil, message) {
  test(what, () => {
    const bad = form();
    spoil(bad);
    const findings = lintForm(bad, TASK);
    assert.ok(
      findings.some((it) => it.includes(message)),
      `found ${JSON.stringify(findings)}`,
    );
  });
}

const add = (component) => (bad) => bad.components.push(component);

test('a form in order has no findings', () => assert.deepEqual(lintForm(form(), TASK), []));
refuses('a file picker', add({ type: 'filepicker', id: 'field_file', key: 'file', label: '文件' }), '不能显示 filepicker');
refuses(
  'a file picker in a group',
  add({ type: 'group', id: 'group_more', components: [{ type: 'documentPreview', id: 'preview' }] }),
  '不能显示 documentPreview',
);
refuses('a key twice', add({ type: 'textfield', id: 'field_more', key: 'opinion', label: '理由' }), '键“opinion”重复');
refuses('an id twice', add({ type: 'text', id: 'summary', text: '再说一遍' }), '编号“summary”重复');
refuses('a key that is no variable', add({ type: 'textfield', id: 'field_a.b', key: 'a.b', label: '甲' }), '键就是变量名');
refuses('an English label', add({ type: 'textfield', id: 'field_more', key: 'more', label: 'More' }), '缺少中文标签');
refuses('an unstable id', add({ type: 'textfield', id: 'Field_1ab2cd3', key: 'more', label: '更多' }), '编号应为 field_more');
refuses('an id of another form', (bad) => (bad.id = 'other'), '表单编号应为 sample_review');
refuses('a newer schema', (bad) => (bad.schemaVersion = 18), 'schemaVersion');
refuses('a title as Markdown', add({ type: 'text', id: 'more', text: '诉求：{{requestTitle}}' }), '不得把 requestTitle');
refuses('a name within a sentence', add({ type: 'text', id: 'more', text: '{{if a = "b" then enterpriseName else ""}}' }), 'enterpriseName');
refuses('a whole text by FEEL', add({ type: 'text', id: 'more', text: '=requestText' }), '不得把 requestText');
refuses(
  'a free text in a group',
  add({ type: 'group', id: 'group_more', components: [{ type: 'text', id: 'more', text: '{{opinion}}' }] }),
  '不得把 opinion',
);
test('what the product words itself may be formatted', () => {
  const good = form();
  good.components[0].text += '**{{if verdict = "eligible" then "符合" else "不符合"}}** {{amountText}}';
  assert.deepEqual(lintForm(good, TASK), []);
});
test('what people write stands in readonly fields', () => {
  const good = form();
  good.components.push({ type: 'textarea', id: 'field_requestText', key: 'requestText', label: '诉求内容', readonly: true });
  assert.deepEqual(lintForm(good, TASK), []);
});
refuses('no summary', (bad) => bad.components.shift(), '案件摘要');
refuses('no decision', (bad) => bad.components.splice(1, 1), '处理意见 decision');
refuses('an optional decision', (bad) => delete bad.components[1].validate, '处理意见 decision');
refuses('another decision', (bad) => (bad.components[1].values[2].value = 'refuse'), '处理意见的值');
refuses('no opinion', (bad) => bad.components.pop(), '说明理由 opinion');
refuses('an opinion without end', (bad) => delete bad.components[2].validate, '说明理由 opinion');

test('a form that is no approval has neither decision nor opinion', () => {
  assert.deepEqual(lintForm(form(), { ...TASK, approval: false }), ['不是审批的任务不应有 decision 或 opinion']);
});
