function extensions(element, type) {
  return (element.extensionElements?.values ?? []).filter((value) => value.$type === type);
}

function is(element, type) {
  return typeof element?.$instanceOf === 'function' && element.$instanceOf(type);
}

/** Attribute of an element whether the camunda descriptor knows it there or not. */
function attribute(element, name) {
  return element.get?.(name) ?? element.$attrs?.[name];
}

function taskListeners(task, event) {
  return extensions(task, 'camunda:TaskListener').filter((listener) => listener.event === event);
}

function delegateOf(element) {
  const expression = attribute(element, 'camunda:delegateExpression') ?? element.delegateExpression;
  return typeof expression === 'string' ? expression.replace(/^\$\{(\w+)\}$/, '$1') : undefined;
}

module.exports = { attribute, delegateOf, extensions, is, taskListeners };
