import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import './processDiagram.css';

interface Canvas {
  addMarker(element: string, marker: string): void;
  zoom(mode: 'fit-viewport', center?: 'auto'): number;
}

interface ElementRegistry {
  get(id: string): unknown;
}

/** A BPMN diagram to look at, with done and current steps marked. The only place that knows bpmn-js. */
export class ProcessDiagram {
  private readonly viewer: NavigatedViewer;

  constructor(container: HTMLElement) {
    this.viewer = new NavigatedViewer({ container });
  }

  async show(bpmnXml: string, active: string[], done: string[]): Promise<void> {
    await this.viewer.importXML(bpmnXml);
    const canvas = this.viewer.get<Canvas>('canvas');
    const elements = this.viewer.get<ElementRegistry>('elementRegistry');
    // The model of an older version may lack a step that the case went through.
    const known = (id: string) => elements.get(id) !== undefined;
    for (const id of done.filter(known)) canvas.addMarker(id, 'huiqi-done');
    for (const id of active.filter(known)) canvas.addMarker(id, 'huiqi-active');
    canvas.zoom('fit-viewport', 'auto');
  }

  destroy(): void {
    this.viewer.destroy();
  }
}
