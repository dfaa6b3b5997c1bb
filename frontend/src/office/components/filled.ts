import type { ReactNode } from 'react';

/** A cell that has nothing to say says so, rather than look as if it had not loaded. */
export const filled = (cell: ReactNode): ReactNode =>
  cell === '' || cell === null || cell === undefined ? '—' : cell;
