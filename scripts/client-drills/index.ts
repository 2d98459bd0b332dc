/** Client drills, as the commands `client` and `client --attach` run them. `main.ts` exports the published part. */
export { attachClientDrills, type AttachOptions } from './attach.ts'
export type { AttachedClient, AttachedRun } from './attached.ts'
export { LaunchError } from './launch.ts'
export { ClientDrillError, type ClientDrillOptions } from './options.ts'
export { listClientDrills, pickDrills, runClientDrills } from './run.ts'
