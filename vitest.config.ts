import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'seeds/**/*.test.ts', 'test/**/*.test.{ts,tsx}'],
    globalSetup: 'test/empty-database.ts',
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Daylight saving where the tests run must not matter; this zone has it.
    env: { TZ: 'America/New_York' },
  },
})
