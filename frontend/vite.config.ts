import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const backend = process.env['HUIQI_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    manifest: true,
    target: 'es2022',
    // Inlined assets would need a wider content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { portal: 'index.html', office: 'admin/index.html', panel: 'panel.html' },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/camunda', '/engine-rest', '/v3', '/actuator'].map((path) => [path, backend]),
    ),
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    env: { TZ: 'Asia/Shanghai', DEBUG_PRINT_LIMIT: '0' },
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
