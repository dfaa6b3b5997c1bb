// Tasklist itself says only that completing went wrong; the reason and the fields stand in the answer.

import { chineseWithin } from './messages.js';

const FALLBACK = '系统未能完成办理，请稍后重试；如仍不成功，请联系系统管理员。';
const LOGIN_AGAIN = 401;

function isCompletion(url, method) {
  return method === 'POST' && /\/task\/[^/]+\/(submit-form|complete|resolve)$/.test(String(url).split('?')[0]);
}

function problemOf(body) {
  try {
    const problem = JSON.parse(body);
    const details = (problem.errors ?? []).map((error) => error.message).filter(Boolean);
    const title = chineseWithin(problem.message ?? problem.detail) ?? FALLBACK;
    return { title, details: details.filter((text) => text !== title) };
  } catch {
    return { title: FALLBACK, details: [] };
  }
}

function show({ title, details }) {
  const place = document.querySelector('.task-details .tab-content');
  if (!place) {
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

/** Tasklist's own notice of the same refusal carries the engine's English. */
function cleanNotices(notices) {
  notices.querySelectorAll('.message').forEach((place) => {
    const said = place.textContent;
    if (/[A-Za-z]{4}/.test(said)) {
      const chinese = chineseWithin(said) ?? '';
      if (chinese !== said) {
        place.textContent = chinese;
      }
    }
  });
}

const notices = document.querySelector('.page-notifications');
if (notices) {
  new MutationObserver(() => cleanNotices(notices)).observe(notices, { childList: true, subtree: true });
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  if (isCompletion(url, method.toUpperCase())) {
    hide();
    this.addEventListener('load', () => {
      if (this.status >= 400 && this.status !== LOGIN_AGAIN) {
        show(problemOf(this.responseText));
      }
    });
  }
  return open.call(this, method, url, ...rest);
};
