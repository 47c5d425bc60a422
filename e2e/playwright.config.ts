import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './journeys',
  outputDir: '../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: !!process.env.CI,
  use: { actionTimeout: 10_000, viewport: { width: 1440, height: 900 }, trace: 'retain-on-failure' },
});
