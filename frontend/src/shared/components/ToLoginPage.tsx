import { useEffect } from 'react';
import { Loading } from './Loading';

/** There is one login page for everybody, on the portal; it brings people back to where they were. */
export function ToLoginPage() {
  useEffect(() => {
    const here = `${window.location.pathname}${window.location.hash.replace(/^#\/login.*/, '')}`;
    window.location.replace(`/#/login?next=${encodeURIComponent(here)}`);
  }, []);
  return <Loading rows={2} />;
}
