/** Finds what Kimi would refuse in a composed request, by the rules of the mock, without sending it. */
import openApiDocument from '../../openapi/generated/openapi.json' with { type: 'json' }
import { getSource } from '../../openapi/evidence.ts'
import { findModel } from '../../openapi/models.ts'
import { findNearestNames } from '../../openapi/nearest-names.ts'
import { countPromptTokens } from '../../mocks/completion/index.ts'
import {
  findWrongType,
  parseBody,
  resolveThinking,
  rules,
  findRequestedModel,
  type Members,
  type RuleContext,
  type RuleRequest,
} from '../../mocks/rules/index.ts'
import type { Refusal } from '../../mocks/reply/index.ts'
import { applyEdits, findFixes, type Members as Body } from './preview-fixes.ts'
import { findMessageEvidence } from './preview-evidence.ts'
import type { IgnoredMember, PreviewAnswer, PreviewRefusal } from './preview-protocol.ts'

/** One rule can refuse several members. Each one is found after the one before it has been corrected. */
const mostOfOneRule = 12

const context: RuleContext = {
  lifecycle: 'today',
  profile: 'official',
  // The files of the account are not known here; the service refuses a wrong id itself.
  findFile: () => ({ purpose: 'image' }),
  countPromptTokens: (request) => countPromptTokens(request, findModel(String(request['model'])) ?? undefined),
}

const documented = Object.keys(openApiDocument.components.schemas.ChatCompletionRequest.properties)

/**
 * The refusals of a chat request, in the API's order: the service answers with the first, and with the next once that is put right.
 * `body` is the request as composed; it need not be an object.
 */
export function previewRequest(call: Readonly<Record<string, unknown>>): Omit<PreviewAnswer, 'losses'> {
  const text = call['body'] === undefined ? '' : JSON.stringify(call['body'])
  const parsed = parseBody(new TextEncoder().encode(text))
  if ('refusal' in parsed) return { refusals: [toPreview('body', parsed.refusal, [])], ignored: [] }
  const body = parsed.body as Body
  return { refusals: listRefusals(body), ignored: listIgnored(body) }
}

function listRefusals(body: Body): PreviewRefusal[] {
  const found: PreviewRefusal[] = []
  let working = body
  const collect = (id: string, find: (request: Body) => Refusal | null): boolean => {
    for (let count = 0; count < mostOfOneRule; count++) {
      const refusal = find(working)
      if (refusal === null) return true
      const fixes = findFixes(id, working, refusal, find)
      found.push(toPreview(id, refusal, fixes))
      const [best] = fixes
      if (best === undefined) return false
      working = applyEdits(working, best.edits)
    }
    return false
  }
  // The rules read the model's row and rely on the JSON types, as in the mock.
  const isKnown = collect('model', findModelRefusal)
  // A retired model is refused today, but its row still tells what it accepted.
  if (findModel(String(body['model'])) !== null) working = body
  else if (!isKnown) return found
  if (!collect('field types', findWrongType)) return found
  for (const rule of rules) collect(rule.id, (request) => rule.find(toRuleRequest(request)))
  return found
}

function findModelRefusal(request: Body): Refusal | null {
  const model = findRequestedModel(request['model'], 'today')
  return 'message' in model ? model : null
}

function toRuleRequest(body: Body): RuleRequest {
  const model = findRequestedModel(body['model'], 'all')
  if ('message' in model) throw new Error('the rules were applied without a model')
  const messages = Array.isArray(body['messages']) ? (body['messages'] as (Members | null)[]) : []
  return {
    body,
    messages: messages.map((message) => message ?? {}),
    model,
    thinking: resolveThinking(body, model),
    context,
  }
}

function toPreview(rule: string, { status, type, message }: Refusal, fixes: PreviewRefusal['fixes']): PreviewRefusal {
  const evidence = findMessageEvidence(message)
  const { url, says } = evidence ? getSource(evidence.source) : { url: undefined, says: '' }
  return {
    rule,
    status,
    type,
    message,
    level: evidence?.level ?? 'unverified',
    source: { ...(url === undefined ? {} : { url }), says },
    ...(evidence?.note === undefined ? {} : { note: evidence.note }),
    fixes,
  }
}

/** Members that no schema and no recording names: the service accepts and ignores them, so a misspelt one has no effect. */
function listIgnored(body: Body): IgnoredMember[] {
  return Object.keys(body)
    .filter((name) => !documented.includes(name))
    .slice(0, 20)
    .map((name) => ({ name, nearest: findNearestNames(name, documented, { most: 1 })[0] ?? null }))
}
