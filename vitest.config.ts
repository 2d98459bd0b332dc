import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/unit/temporary-folder.ts',
    exclude: ['tests/contract/live/**', 'node_modules/**'],
    testTimeout: 20_000,
    reporters: ['default'],
  },
})
