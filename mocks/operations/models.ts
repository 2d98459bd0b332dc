/**
 * `GET /v1/models`: one entry for each row of `openapi/models.yaml`. The members, their order and the permission object are recorded
 * (lm15-dev/lm15-contract, 2026-09-03). The service does not fix the order of the models: two answers of one hour differ.
 */
import { models } from '../../openapi/models.ts'
import type { ModelRow } from '../../openapi/models.ts'
import { toGoJson, toReply } from '../reply/index.ts'
import { defaultStartSeconds } from '../common/index.ts'
import type { Operation } from './operation.ts'

/** The permission object of every model (recorded). */
const permission = {
  created: 0,
  id: '',
  object: '',
  organization: 'moonshot',
  group: 'moonshot',
  is_blocking: false,
}

export const listModels: Operation = (context) => toReply(context, 200, bodies[context.mock.lifecycle])

function toBody(rows: readonly ModelRow[]): string {
  return toGoJson({ object: 'list', data: rows.map((row) => toEntry(row)) })
}

function toEntry(row: ModelRow): Record<string, unknown> {
  return {
    // One value for all models of an answer: probably the start time of the process that answers, not the age of the model.
    created: defaultStartSeconds,
    id: row.id,
    object: 'model',
    owned_by: 'moonshot',
    permission: [permission],
    root: '',
    parent: '',
    supports_image_in: row.input.includes('image'),
    supports_video_in: row.input.includes('video'),
    supports_reasoning: row.supports_reasoning,
    ...toEffortMembers(row),
    context_length: row.context_length,
  }
}

/** Members that only models with efforts have; the others lack `supports_dynamic_tools` as well. */
function toEffortMembers(row: ModelRow): Record<string, unknown> {
  const { efforts, default_effort: defaultEffort } = row.thinking
  if (efforts.length === 0) return {}
  const levels = { support: true, valid_efforts: efforts, default_effort: defaultEffort }
  return {
    supports_dynamic_tools: row.supports_dynamic_tools,
    think_efforts: levels,
    reasoning_efforts: levels,
    supports_thinking_type: row.supports_thinking_type,
  }
}

/** The bodies are written once, because the list depends only on the lifecycle. */
const bodies = { full: toBody(models), today: toBody(models.filter(({ status }) => status === 'current')) }
