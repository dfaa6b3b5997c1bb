// A refusal of the back end names fields and reasons; Tasklist alone would show one line of it.

const REFUSED = new Set([400, 403, 409, 422]);

function isCompletion(url, method) {
  return method === 'POST' && /\/task\/[^/]+\/(submit-form|complete|resolve)$/.test(String(url).split('?')[0]);
}

function messageOf(body) {
  try {
    const problem = JSON.parse(body);
    const details = (problem.errors ?? []).map((error) => error.message).filter(Boolean);
    return { title: problem.message ?? problem.detail, details: details.filter((text) => text !== problem.message) };
  } catch {
    return undefined;
  }
}

function show({ title, details }) {
  const place = document.querySelector('.task-details .tab-content');
  if (!place || !title) {
    return;
  }
  hide();
  const box = document.createElement('div');
  box.className = 'huiqi-problem';
  box.setAttribute('role', 'alert');
  const heading = document.createElement('strong');
  heading.textContent = `未能办理：${title}`;
  box.append(heading);
  if (details.length > 0) {
    const list = document.createElement('ul');
    for (const text of details) {
      const item = document.createElement('li');
      item.textContent = text;
      list.append(item);
    }
    box.append(list);
  }
  place.prepend(box);
  box.scrollIntoView({ block: 'center' });
}

function hide() {
  document.querySelectorAll('.huiqi-problem').forEach((box) => box.remove());
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  if (isCompletion(url, method.toUpperCase())) {
    hide();
    this.addEventListener('load', () => {
      if (REFUSED.has(this.status)) {
        const problem = messageOf(this.responseText);
        if (problem) {
          show(problem);
        }
      }
    });
  }
  return open.call(this, method, url, ...rest);
};
