/** Serves the mock from the sources, with full validation and journal, for the answers of the benchmark. */
import { createMockServer } from '../../../mocks/server.ts'

const server = await createMockServer()
console.log(`listening on ${server.url}`)
