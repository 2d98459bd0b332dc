/**
 * `GET /v1/models`: one entry a row of `openapi/models.yaml`, with the members the service sends beside the documented ones.
 * Order of the members: k3admission-models-k3-entry.json (2026-07-17), whose author dropped `created`, `permission`, `root` and
 * `parent`; these stand where the list of 2024 had them. The values of `permission` are those of 2024 (unverified today).
 */
import { models } from '../../openapi/models.ts'
import type { ModelRow } from '../../openapi/models.ts'
import { createRandom } from '../state/clock.ts'
import { toGoJson } from '../request/envelope.ts'
import { toReply } from '../request/replies.ts'
import type { Operation } from './operation.ts'

/** Written once: the list depends on nothing but the lifecycle. */
const lists = new Map<string, string>()

export const listModels: Operation = (context) => {
  const { lifecycle } = context.mock
  let body = lists.get(lifecycle)
  if (body === undefined) {
    const served = models.filter((row) => lifecycle === 'full' || row.status === 'current')
    body = toGoJson({ object: 'list', data: served.map(toEntry) })
    lists.set(lifecycle, body)
  }
  return toReply(context, 200, body)
}

function toEntry(row: ModelRow): Record<string, unknown> {
  const { input } = row
  const { efforts, default_effort: defaultEffort } = row.thinking
  const levels = { support: true, valid_efforts: efforts, default_effort: defaultEffort }
  return {
    id: row.id,
    object: 'model',
    created: row.created,
    owned_by: 'moonshot',
    permission: [toPermission(row)],
    root: '',
    parent: '',
    supports_image_in: input.includes('image'),
    supports_video_in: input.includes('video'),
    supports_reasoning: row.supports_reasoning,
    supports_dynamic_tools: row.supports_dynamic_tools,
    // The three come together, "only on kimi-k3": that entry's recording, and a report of the whole list (2026-09).
    ...(efforts.length > 0
      ? { think_efforts: levels, reasoning_efforts: levels, supports_thinking_type: row.supports_thinking_type }
      : {}),
    context_length: row.context_length,
  }
}

function toPermission(row: ModelRow): Record<string, unknown> {
  return {
    created: 0,
    id: `modelperm-${createRandom(`permission:${row.id}`).hex(24)}`,
    object: 'model_permission',
    allow_create_engine: false,
    allow_sampling: true,
    allow_logprobs: true,
    allow_search_indices: false,
    allow_view: true,
    allow_fine_tuning: false,
    organization: 'public',
    group: 'public',
    is_blocking: false,
  }
}
