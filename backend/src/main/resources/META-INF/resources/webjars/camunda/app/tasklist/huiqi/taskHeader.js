// Tasklist lets people edit dates, groups and assignees in a task's header, and the engine refuses all of it here: dates come
// from the timetable of the case, groups from its step, and a task is claimed by whoever does it.

const FIXED = '.task-card .due-date, .task-card .followup-date, .task-card .groups > span, .task-card .assignee > .set-value';
const EDITS = new Set(['Enter', ' ', 'Spacebar']);

function keep(event) {
  const fixed = event.target instanceof Element && event.target.closest(FIXED);
  if (fixed && (event.type !== 'keydown' || EDITS.has(event.key))) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

for (const type of ['click', 'keydown', 'paste']) {
  document.addEventListener(type, keep, true);
}

/** What cannot be used is no stop of the tabulator key. */
function settle(root) {
  root.querySelectorAll(FIXED).forEach((fixed) => {
    for (const element of [fixed, ...fixed.querySelectorAll('[tabindex], a')]) {
      if (element.getAttribute('tabindex') !== '-1') {
        element.setAttribute('tabindex', '-1');
      }
    }
  });
}

new MutationObserver((changes) => {
  if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE))) {
    settle(document);
  }
}).observe(document.body, { childList: true, subtree: true });
settle(document);
