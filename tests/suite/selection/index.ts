/** The selection of a run: cases by id, and the shards of a run on several machines. */
export { SelectionError, select } from './select.ts'
export { isShard, joinShards, pickShard, toReportShard, toShardNote } from './shard.ts'
export type { ReportShard, Shard } from './shard.ts'
