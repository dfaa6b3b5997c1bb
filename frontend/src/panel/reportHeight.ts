/** Tells the page around the frame how high the panel is, so that it scrolls with the task and not within it. */
export function reportHeight(root: HTMLElement): void {
  if (window.parent === window) return;
  new ResizeObserver(() => {
    window.parent.postMessage(
      { type: 'huiqi-panel-height', height: Math.ceil(root.getBoundingClientRect().height) + 16 },
      window.location.origin,
    );
  }).observe(root);
}
