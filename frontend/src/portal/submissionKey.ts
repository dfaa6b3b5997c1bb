import { newIdempotencyKey } from '../shared/http';

const entry = (name: string): string => `huiqi.submission.${name}`;

interface Remembered {
  key: string;
  body: string;
}

/** The key belongs to what is submitted: a resend after a lost answer, even after a reload, is the same submission. */
export function submissionKey(name: string, submission: unknown): string {
  const body = JSON.stringify(submission);
  const stored = sessionStorage.getItem(entry(name));
  const remembered = stored ? (JSON.parse(stored) as Remembered) : undefined;
  if (remembered?.body === body) return remembered.key;
  const key = newIdempotencyKey();
  sessionStorage.setItem(entry(name), JSON.stringify({ key, body }));
  return key;
}

export const forgetKey = (name: string): void => {
  sessionStorage.removeItem(entry(name));
};
