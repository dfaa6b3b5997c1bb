// Lints every model and form below this folder; exit code 1 when there is a finding.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { lintForm } from './forms.mjs';
import { lintModel, readModel, root } from './models.mjs';

const SKIPPED = new Set(['node_modules', 'target', 'lint']);

function filesUnder(folder, extension) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(path, extension);
    return entry.name.endsWith(extension) ? [path] : [];
  });
}

/** The user tasks of a process, those in its sub-processes too. */
function userTasksIn(scope) {
  return scope.flowElements.flatMap((it) => {
    if (it.$type === 'bpmn:UserTask') return [it];
    return it.flowElements ? userTasksIn(it) : [];
  });
}

let findings = 0;
function report(path, where, message) {
  findings++;
  console.error(`${relative(root, path)}${where ? ` ${where}` : ''}: ${message}`);
}

const models = filesUnder(root, '.bpmn');
const forms = new Set(filesUnder(root, '.form'));
if (models.length === 0) report(root, '', '没有找到流程');
for (const model of models) {
  const xml = readFileSync(model, 'utf8');
  for (const { rule, id, message } of await lintModel(xml)) report(model, `${id} [${rule}]`, message);

  const { definitions } = await readModel(xml);
  const process = definitions.rootElements.find((it) => it.$type === 'bpmn:Process');
  if (basename(model) !== `${process.id}.bpmn`) report(model, '', `文件名应为 ${process.id}.bpmn`);
  for (const task of userTasksIn(process)) {
    const name = task.formRef?.replace(`${process.id}_`, '');
    const path = join(dirname(model), 'forms', `${name}.form`);
    if (!existsSync(path)) {
      report(model, task.id, `找不到表单 forms/${name}.form`);
      continue;
    }
    forms.delete(path);
    let form;
    try {
      form = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      report(path, '', `不是有效的 JSON：${error.message}`);
      continue;
    }
    const approval = task.loopCharacteristics !== undefined;
    for (const finding of lintForm(form, { id: task.formRef, approval })) report(path, '', finding);
  }
}
for (const form of forms) report(form, '', '没有任务使用这张表单');

if (findings > 0) {
  console.error(`${findings} findings in process models and forms.`);
  process.exitCode = 1;
} else {
  console.log(`Models and forms are in order (process models: ${models.length}).`);
}
