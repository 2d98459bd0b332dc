/**
 * The mock in the process of a client's program, loaded before it by `node --import`: msw intercepts the requests to the address of the
 * service, and `rows.mjs` finds the controls in `globalThis.kimiMock`.
 */
import { createNodeMock } from '../../../../mocks/node.ts'

const mock = createNodeMock({ apiKeys: [process.env['MOONSHOT_API_KEY'] ?? ''] })
mock.listen()
Object.assign(globalThis, { kimiMock: mock })
