// The list shows only the name of a task; the engine sends along what is applied for and how much, and this shows it.

const SEPARATOR = ' · ';
const descriptions = new Map();

/** The list of a filter, asked for with or without a search. */
function isList(url) {
  return /\/filter\/[^/]+\/list$/.test(String(url).split('?')[0]);
}

function remember(body) {
  let tasks;
  try {
    const answer = JSON.parse(body);
    tasks = Array.isArray(answer) ? answer : answer._embedded?.task;
  } catch {
    return;
  }
  (tasks ?? []).forEach(({ id, description }) => descriptions.set(id, description ?? ''));
  decorateAll();
}

function decorate(item) {
  const link = item.querySelector('h4.task a');
  const names = item.querySelector('.names');
  const id = link && new URLSearchParams(link.hash.split('?')[1]).get('task');
  const description = id && descriptions.get(id);
  if (!names || !description) {
    return;
  }
  let place = item.querySelector('.huiqi-task-case');
  if (place?.dataset.description === description) {
    return;
  }
  if (!place) {
    place = document.createElement('div');
    place.className = 'huiqi-task-case';
    names.append(place);
  }
  place.dataset.description = description;
  place.replaceChildren(
    ...description.split(SEPARATOR).map((text) => {
      const line = document.createElement('span');
      line.textContent = text;
      return line;
    }),
  );
}

function decorateAll() {
  document.querySelectorAll('.tasks-list li.task').forEach(decorate);
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  if (isList(url)) {
    this.addEventListener('load', () => {
      if (this.status === 200) {
        remember(this.responseText);
      }
    });
  }
  return open.call(this, method, url, ...rest);
};

new MutationObserver((changes) => {
  const added = changes.some(({ addedNodes }) =>
    [...addedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE && node.matches('li.task, .tasks-list')),
  );
  if (added) {
    decorateAll();
  }
}).observe(document.body, { childList: true, subtree: true });
