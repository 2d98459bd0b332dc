/** The steps of a request through the mock: route, authorize, refuse, apply the fault, CORS. */
export { applyChosen } from './apply-fault.ts'
export { authorize } from './authorize.ts'
export type { RequestContext } from './context.ts'
export { toCorsHeaders, toPreflight } from './cors.ts'
export { findRequestRefusal } from './find-refusal.ts'
export { parseMultipart } from './multipart.ts'
export { createRouter } from './route.ts'
export type { Route } from './route.ts'
