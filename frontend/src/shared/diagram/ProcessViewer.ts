import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

interface Canvas {
  zoom(level: 'fit-viewport' | number, center?: 'auto'): number;
  addMarker(element: string, marker: string): void;
  scrollToElement(element: string): void;
}

interface ElementRegistry {
  get(id: string): object | undefined;
}

const READABLE = 0.5;

export const CURRENT_MARKER = 'huiqi-current';
export const DONE_MARKER = 'huiqi-done';

/** The only place that knows bpmn-js: shows a model and marks where the case is. */
export class ProcessViewer {
  private readonly viewer: NavigatedViewer;

  constructor(container: HTMLElement) {
    this.viewer = new NavigatedViewer({ container });
  }

  async show(xml: string, active: string[], done: string[]): Promise<void> {
    await this.viewer.importXML(xml);
    const canvas = this.viewer.get<Canvas>('canvas');
    const elements = this.viewer.get<ElementRegistry>('elementRegistry');
    const known = (id: string): boolean => elements.get(id) !== undefined;
    for (const id of done.filter(known)) canvas.addMarker(id, DONE_MARKER);
    for (const id of active.filter(known)) canvas.addMarker(id, CURRENT_MARKER);
    // The whole is a picture of lines where it gets too small to read.
    if (canvas.zoom('fit-viewport', 'auto') < READABLE) this.magnify(active);
  }

  /** Big enough to read, with the current step in sight. */
  magnify(active: string[]): void {
    const canvas = this.viewer.get<Canvas>('canvas');
    canvas.zoom(1);
    const elements = this.viewer.get<ElementRegistry>('elementRegistry');
    const first = active.find((id) => elements.get(id) !== undefined);
    if (first) canvas.scrollToElement(first);
  }

  fit(): void {
    this.viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
  }

  destroy(): void {
    this.viewer.destroy();
  }
}
