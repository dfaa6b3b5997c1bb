// The case behind a task, shown by the application's own page in a frame: below the form, and alone in a tab.

const contextPath = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

async function json(url) {
  const answer = await fetch(url, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  return answer.ok ? answer.json() : undefined;
}

/** The business key of the task's process instance; for whoever may not read the instance, the task's own variable. */
async function caseNumberOf(engineApi, taskId) {
  const task = await json(`${engineApi}/task/${encodeURIComponent(taskId)}`);
  if (!task) {
    return undefined;
  }
  const instance =
    task.processInstanceId && (await json(`${engineApi}/process-instance/${encodeURIComponent(task.processInstanceId)}`));
  if (instance?.businessKey) {
    return instance.businessKey;
  }
  const variable = await json(
    `${engineApi}/task/${encodeURIComponent(taskId)}/variables/caseNumber?deserializeValue=false`,
  );
  return variable?.value;
}

function message(text) {
  const paragraph = document.createElement('p');
  paragraph.className = 'huiqi-panel-message';
  paragraph.setAttribute('role', 'status');
  paragraph.textContent = text;
  return paragraph;
}

/** Draws the panel of one task into the node and keeps it as high as its content. Returns how to take it away. */
function showPanel(node, engineApi, taskId) {
  let gone = false;
  let frame;
  const resize = (event) => {
    const { type, height } = event.data ?? {};
    if (frame && event.source === frame.contentWindow && type === 'huiqi-panel-height' && height > 0) {
      frame.style.height = `${Math.ceil(height)}px`;
    }
  };
  window.addEventListener('message', resize);
  node.replaceChildren(message('正在加载案件…'));
  caseNumberOf(engineApi, taskId)
    .then((caseNumber) => {
      if (gone) {
        return;
      }
      if (!caseNumber) {
        node.replaceChildren(message('该任务没有对应的案件。'));
        return;
      }
      frame = document.createElement('iframe');
      frame.className = 'huiqi-panel-frame';
      frame.title = `案件 ${caseNumber}`;
      frame.src = `${contextPath}/panel.html#/cases/${encodeURIComponent(caseNumber)}`;
      node.replaceChildren(frame);
    })
    .catch(() => {
      if (!gone) {
        node.replaceChildren(message('案件未能加载，请刷新页面后重试。'));
      }
    });
  return () => {
    gone = true;
    window.removeEventListener('message', resize);
    node.replaceChildren();
  };
}

let hideTab = () => {};

const tab = {
  id: 'huiqi-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: '案件全貌' },
  render(node, { api, taskId }) {
    hideTab();
    node.className = 'huiqi-panel';
    hideTab = showPanel(node, api.engineApi, taskId);
  },
  unmount() {
    hideTab();
  },
};

let hideBelow = () => {};

/** Lives as long as the task is open; draws below the tabs, where the style sheet shows it beside the form only. */
const belowForm = {
  id: 'huiqi-case-below-form',
  pluginPoint: 'tasklist.task.action',
  priority: 1,
  properties: { label: '案件' },
  render(node, { api }, scope) {
    node.hidden = true;
    const panel = document.createElement('section');
    panel.className = 'huiqi-panel huiqi-panel-below-form';
    panel.setAttribute('aria-label', '案件');
    let hide = () => {};
    let shown;
    const follow = (taskId) => {
      if (!taskId || shown === taskId) {
        return;
      }
      const place = document.querySelector('.task-details .tabbed-content .tab-content');
      if (!place) {
        return;
      }
      hide();
      shown = taskId;
      place.after(panel);
      hide = showPanel(panel, api.engineApi, taskId);
    };
    const stop = scope.$watch('task.id', (taskId) => queueMicrotask(() => follow(taskId)));
    hideBelow = () => {
      stop();
      hide();
      panel.remove();
    };
  },
  unmount() {
    hideBelow();
  },
};

export default [tab, belowForm];
