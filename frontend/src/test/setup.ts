import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy machine renders late; a test must not fail for that.
configure({ asyncUtilTimeout: 8_000 });

afterEach(() => {
  cleanup();
  window.location.hash = '';
});
