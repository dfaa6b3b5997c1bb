import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, get } from '../shared/http';
import { isProblem } from '../shared/problem';

const PAUSE_MS = 800;

const path = (id: string): string => `/api/drafts/${encodeURIComponent(id)}`;

/** What was kept, or an empty one. */
export async function fetchKept<T>(id: string, empty: T, signal?: AbortSignal): Promise<T> {
  try {
    const found = await get<Partial<T> | undefined>(path(id), signal);
    return { ...empty, ...found };
  } catch (error) {
    if (isProblem(error) && error.status === 404) return empty;
    throw error;
  }
}

export const putKept = async <T>(id: string, draft: T): Promise<T> => ({
  ...draft,
  ...(await call<Partial<T> | undefined>(path(id), { method: 'PUT', body: draft })).body,
});

export async function deleteKept(id: string): Promise<void> {
  try {
    await call(path(id), { method: 'DELETE' });
  } catch (error) {
    // The submission may have removed it already.
    if (!isProblem(error) || error.status !== 404) throw error;
  }
}

/** What a draft is made of, where it is kept. */
export interface DraftPlace<T extends { version: number }> {
  id: string;
  fetch: (id: string, signal: AbortSignal) => Promise<T>;
  put: (id: string, draft: T) => Promise<T>;
}

export interface DraftKeeper<T> {
  draft: T | undefined;
  loadError: unknown;
  saveError: unknown;
  state: 'saved' | 'unsaved' | 'saving';
  savedAt: Date | undefined;
  change: (patch: Partial<T> | ((draft: T) => Partial<T>)) => void;
  /** Saves what is not saved yet; false where that failed. */
  flush: () => Promise<boolean>;
  /** No more saving: the draft became an application. */
  close: () => void;
}

/** The draft lives on the server: every change is saved there after a short pause, one write after the other. */
export function useKeptDraft<T extends { version: number }>({
  id,
  fetch,
  put,
}: DraftPlace<T>): DraftKeeper<T> {
  const { data, error } = useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => fetch(id, signal),
    // What stands on the screen is newer than anything fetched later.
    staleTime: Infinity,
    gcTime: 0,
  });
  const [draft, setDraft] = useState<T>();
  const [state, setState] = useState<DraftKeeper<T>['state']>('saved');
  const [saveError, setSaveError] = useState<unknown>();
  const [savedAt, setSavedAt] = useState<Date>();
  const latest = useRef<T>(undefined);
  const dirty = useRef(false);
  const closed = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const writing = useRef<Promise<boolean>>(Promise.resolve(true));

  if (data && !draft) setDraft(data);
  useEffect(() => {
    if (data && !latest.current) latest.current = data;
  }, [data]);

  const write = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    if (!dirty.current || !sent || closed.current) return true;
    dirty.current = false;
    setState('saving');
    try {
      const { version } = await put(id, sent);
      latest.current = { ...latest.current, ...({ version } as T) };
      setDraft(latest.current);
      setSaveError(undefined);
      setSavedAt(new Date());
      setState(dirty.current ? 'unsaved' : 'saved');
      return true;
    } catch (failure) {
      dirty.current = true;
      setSaveError(failure);
      setState('unsaved');
      return false;
    }
  }, [id, put]);

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    writing.current = writing.current.then(write, write);
    return writing.current;
  }, [write]);

  const change = useCallback<DraftKeeper<T>['change']>(
    (patch) => {
      const before = latest.current;
      if (!before) return;
      latest.current = { ...before, ...(typeof patch === 'function' ? patch(before) : patch) };
      dirty.current = true;
      setDraft(latest.current);
      setState('unsaved');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  const close = useCallback(() => {
    closed.current = true;
    clearTimeout(timer.current);
  }, []);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current && !closed.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void flush();
    };
  }, [flush]);

  return { draft, loadError: error, saveError, state, savedAt, change, flush, close };
}
