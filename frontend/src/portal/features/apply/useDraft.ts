import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchDraft, putDraft, type Draft } from './draft';

const PAUSE_MS = 800;

export interface DraftKeeper {
  draft: Draft | undefined;
  loadError: unknown;
  saveError: unknown;
  state: 'saved' | 'unsaved' | 'saving';
  savedAt: Date | undefined;
  change: (patch: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  /** Saves what is not saved yet; false where that failed. */
  flush: () => Promise<boolean>;
  /** No more saving: the draft became an application. */
  close: () => void;
}

/** The draft lives on the server: every change is saved there after a short pause, one write after the other. */
export function useDraft(policyId: string): DraftKeeper {
  const { data, error } = useQuery({
    queryKey: ['draft', policyId],
    queryFn: ({ signal }) => fetchDraft(policyId, signal),
    // What stands on the screen is newer than anything fetched later.
    staleTime: Infinity,
    gcTime: 0,
  });
  const [draft, setDraft] = useState<Draft>();
  const [state, setState] = useState<DraftKeeper['state']>('saved');
  const [saveError, setSaveError] = useState<unknown>();
  const [savedAt, setSavedAt] = useState<Date>();
  const latest = useRef<Draft>(undefined);
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
      const { version } = await putDraft(policyId, sent);
      latest.current = { ...latest.current, ...({ version } as Draft) };
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
  }, [policyId]);

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    writing.current = writing.current.then(write, write);
    return writing.current;
  }, [write]);

  const change = useCallback<DraftKeeper['change']>(
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
