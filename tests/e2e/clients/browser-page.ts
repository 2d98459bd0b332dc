/** What the test's page runs: starts the mock in the page. */
import { createBrowserMock } from '../../../mocks/browser.ts'

const mock = createBrowserMock()
await mock.start()
Object.assign(globalThis, { worker: mock, workerReady: true })
