import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs', 'bench/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['scripts/property-seed.mjs'],
    testTimeout: 60_000,
    reporters: ['default'],
  },
});
