import { CSRF_HEADER, csrfToken, refreshCsrfToken } from './http';
import { Problem, type ProblemBody } from './problem';

export interface StoredDocument {
  id: string;
  sha256: string;
  size: number;
  mediaType: string;
  fileName: string;
}

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
export const ACCEPTED_UPLOADS = '.pdf,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx,.ofd';

/** Sends a file at once; fetch cannot report progress, so this is the one XMLHttpRequest. */
export async function uploadForm<T>(
  path: string,
  form: FormData,
  onProgress: (percent: number) => void,
): Promise<T> {
  if (csrfToken() === undefined) await refreshCsrfToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader(CSRF_HEADER, csrfToken() ?? '');
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(Math.round((loaded / total) * 100));
    };
    request.onerror = () => {
      reject(new Problem(0, { code: 'network' }));
    };
    request.onload = () => {
      let body: unknown = {};
      try {
        body = JSON.parse(request.responseText);
      } catch {
        // Refused before our code saw it (a proxy's size limit): the status has to do.
      }
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(new Problem(request.status, body as ProblemBody));
    };
    request.send(form);
  });
}

export function uploadDocument(
  file: File,
  slot: string,
  onProgress: (percent: number) => void,
): Promise<StoredDocument> {
  const form = new FormData();
  form.append('file', file);
  form.append('slot', slot);
  return uploadForm('/api/documents', form, onProgress);
}
