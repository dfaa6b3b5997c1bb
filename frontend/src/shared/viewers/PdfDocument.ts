import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Chinese PDFs often name a font without embedding it; these tables turn its codes into characters. */
const CHARACTER_MAPS = import.meta.glob<string>(
  '/node_modules/pdfjs-dist/cmaps/{GB*,UniGB*,Adobe-GB1*}.bcmap',
  { query: '?url', import: 'default', eager: true },
);

class CharacterMaps {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const url = CHARACTER_MAPS[`/node_modules/pdfjs-dist/cmaps/${filename}`];
    if (!url) throw new Error(`${filename} is not packed`);
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}

/** A PDF drawn page by page on canvases: Tasklist's sandbox shows none in a frame. The only place that knows pdf.js. */
export class PdfDocument {
  private constructor(private readonly pdf: PDFDocumentProxy) {}

  static async open(url: string): Promise<PdfDocument> {
    const loading = getDocument({
      url,
      withCredentials: true,
      cMapUrl: '/',
      cMapPacked: true,
      useWorkerFetch: false,
      BinaryDataFactory: CharacterMaps,
    });
    return new PdfDocument(await loading.promise);
  }

  get pages(): number {
    return this.pdf.numPages;
  }

  async draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<void> {
    const source = await this.pdf.getPage(page);
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const natural = source.getViewport({ scale: 1 });
    const viewport = source.getViewport({ scale: (width / natural.width) * ratio });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await source.render({ canvas, viewport }).promise;
  }

  close(): void {
    void this.pdf.loadingTask.destroy();
  }
}
