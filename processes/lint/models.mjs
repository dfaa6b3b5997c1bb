import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js');

export const root = fileURLToPath(new URL('..', import.meta.url));
const config = JSON.parse(readFileSync(join(root, '.bpmnlintrc'), 'utf8'));
const camunda = require('camunda-bpmn-moddle/resources/camunda.json');

/** Reads a model; what the reader stumbles over are findings too. */
export async function readModel(xml) {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(xml);
  return { definitions: rootElement, warnings: warnings.map((it) => it.message) };
}

/** Findings of all rules, or of the given ones only: [{ rule, id, message }]. */
export async function lintModel(xml, rules = config) {
  const { definitions, warnings } = await readModel(xml);
  const linter = new Linter({ config: rules, resolver: new NodeResolver({ require }) });
  const found = await linter.lint(definitions);
  return [
    ...warnings.map((message) => ({ rule: 'read', id: '', message })),
    ...Object.entries(found).flatMap(([rule, reports]) =>
      reports.map(({ id, message }) => ({ rule, id, message })),
    ),
  ];
}

/** The configured options of one of our rules alone. */
export function only(rule) {
  return { rules: { [`huiqi/${rule}`]: config.rules[`huiqi/${rule}`] } };
}
