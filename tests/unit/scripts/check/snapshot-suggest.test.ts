/** `check --suggest` on the command line: it prints members that the spec does not have as a patch of openapi/schemas that git applies. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { afterEach, describe, expect, it } from 'vitest'
import { check, closeServers, moved, secret, serve } from '../moved-server.ts'
import type { Override } from '../../suite/runner/scripted-server.ts'
import { makeFolder } from '../run-cli.ts'

afterEach(closeServers)

const addForbidden: Override = (asked, response) => {
  if (!asked.path.endsWith('completions')) return false
  response.writeHead(400, { 'Content-Type': 'application/json' })
  const error = { message: 'no', type: 'invalid_request_error' }
  return !!response.end(JSON.stringify({ error, type: 'error' }))
}

describe('check --suggest', () => {
  const spec = fileURLToPath(new URL('../../../../openapi', import.meta.url))

  it('prints a patch that git applies and that adds the members to the schema', async () => {
    const folder = makeFolder()
    const ran = await check(await serve(moved), folder, '--suggest', 'p.diff')
    expect(ran.err).toMatch(/patch for the spec written to p\.diff/)
    const patch = readFileSync(join(folder, 'p.diff'), 'utf8')
    expect(patch).not.toContain(secret)
    mkdirSync(join(folder, 'openapi'))
    cpSync(join(spec, 'schemas'), join(folder, 'openapi/schemas'), { recursive: true })
    execFileSync('git', ['init', '-q'], { cwd: folder })
    execFileSync('git', ['apply', 'p.diff'], { cwd: folder })
    const file = readFileSync(join(folder, 'openapi/schemas/completion.yaml'), 'utf8')
    const schemas = parse(file) as Record<string, { properties: Record<string, unknown> }>
    const evidence = {
      level: 'reported',
      source: expect.stringMatching(/^check\/127\.0\.0\.1:\d+$/),
      note: expect.stringMatching(/^Seen \d{4}-\d\d-\d\d by kimi-contract check with kimi-k/),
    }
    expect(schemas.ChatCompletion!.properties).toMatchObject({
      routing: {
        type: 'object',
        'x-evidence': evidence,
        properties: {
          hops: { type: 'array', items: { type: 'integer' } },
          note: { description: 'Only null was seen.' },
          region: { type: 'string' },
        },
      },
      'x y': { type: 'number', 'x-evidence': evidence },
      usage: { $ref: 'usage.yaml#/Usage' },
    })
  })

  it('shows a member that the spec forbids without adding a second key', async () => {
    const { out } = await check(await serve(addForbidden), makeFolder(), '--suggest')
    expect(out).toMatch(/^# error\.yaml: add below ErrorEnvelope\.properties:\n# {3}type:\n# {5}type: string$/m)
    expect(out).not.toContain('--- a/')
  })

  it('prints the patch on stdout after the report, or alone if the report goes to a file', async () => {
    const { out } = await check(await serve(moved), makeFolder(), '--suggest')
    expect(out).toMatch(/^# Seen on 127\.0\.0\.1:\d+/)
    expect(out).toMatch(/\n--- a\/openapi\/schemas\/completion\.yaml\n\+\+\+ b\//)
  })

  it('says that the spec has every member, if it has', async () => {
    const ran = await check(await serve(), makeFolder(), '--suggest')
    expect([ran.code, ran.out]).toEqual([0, ''])
    expect(ran.err).toMatch(/the spec has every member that was seen/)
  })
})
