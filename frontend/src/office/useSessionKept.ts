import { useEffect, useState } from 'react';

/** Something half typed, kept in this window until it is done with: a reload or a wrong click loses nothing. */
export function useSessionKept<T extends object>(
  name: string,
  empty: T,
): [T, (patch: Partial<T> | ((before: T) => Partial<T>)) => void, () => void] {
  const [value, setValue] = useState<T>(() => {
    const stored = sessionStorage.getItem(name);
    return stored ? { ...empty, ...(JSON.parse(stored) as Partial<T>) } : empty;
  });
  useEffect(() => {
    sessionStorage.setItem(name, JSON.stringify(value));
  }, [name, value]);
  const change = (patch: Partial<T> | ((before: T) => Partial<T>)) =>
    setValue((before) => ({
      ...before,
      ...(typeof patch === 'function' ? patch(before) : patch),
    }));
  return [value, change, () => setValue(empty)];
}
