/** The script of the test's page: starts the mock in the page. */
import { createBrowserMock } from '../../../mocks/browser.ts'

const mock = createBrowserMock()
await mock.start()
Object.assign(globalThis, { worker: mock, workerReady: true })
