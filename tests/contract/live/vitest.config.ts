import { defineConfig } from 'vitest/config'

// One request at a time: the lowest tier of the API allows no more.
export default defineConfig({
  test: { include: ['tests/contract/live/**/*.test.ts'], fileParallelism: false, reporters: ['default'], root: '.' },
})
