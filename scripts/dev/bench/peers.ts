/**
 * Other mock servers, measured in the same run. They are not dependencies but installed on demand into a cache folder. One that cannot be
 * installed or started, or does not answer with 200, is left out, and the report says why.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDocument } from '../../../openapi/document.ts'
import { prepareAimock, type Peer } from './aimock.ts'
import { readAnswers, type Answers } from './answers.ts'
import { install } from './install.ts'
import { start } from './process.ts'
import type { Served } from './serve-process.ts'

const versions = { prism: '5.16.0', bridge: '0.10.3', msw: '2.12.4', mockServer: '5.15.0' }

/** Prepares the peers: aimock alone, or all of them. */
export async function preparePeers(folder: string, answers: Answers, { all }: { all: boolean }): Promise<Peer[]> {
  const peers = [prepareAimock(folder, answers)]
  if (!all) return peers
  peers.push(prepareBridge(folder), preparePrism(folder), prepareMockServer(folder, answers))
  const tried: Peer[] = []
  for (const peer of peers) tried.push(await tryPeer(peer))
  return tried
}

/** Tries a peer: it must answer both requests with 200, otherwise it is left out with the reason. */
async function tryPeer(peer: Peer): Promise<Peer> {
  if (peer.args === null) return peer
  try {
    const server = await start(peer.args)
    try {
      await readAnswers(server.url)
      return peer
    } finally {
      await server.stop()
    }
  } catch (error) {
    const { message } = error as Error
    // Without the command, which is long; the output of the process stays.
    return leaveOut(
      peer.name,
      message
        .trim()
        .replaceAll(/\s+/g, ' ')
        .replace(/^.* (?=was not listening|exited)/, 'it ')
        .slice(0, 300),
    )
  }
}

function prepareBridge(folder: string): Peer {
  const name = 'msw bridge'
  const home = join(folder, `bridge-${versions.bridge}-${versions.msw}`)
  const problem = install(home, [`@mswjs/http-middleware@${versions.bridge}`, `msw@${versions.msw}`])
  if (problem !== null) return leaveOut(name, problem)
  const args = [join(import.meta.dirname, 'serve-bridge.ts'), home, join(folder, 'answers.json')]
  return { name, args, about: `msw ${versions.msw} by @mswjs/http-middleware ${versions.bridge}` }
}

/** Prism answers with the examples of the document, so its bytes differ. It has no streams, and answers requests for them with JSON. */
function preparePrism(folder: string): Peer {
  const name = 'Prism'
  const home = join(folder, `prism-${versions.prism}`)
  const problem = install(home, [`@stoplight/prism-cli@${versions.prism}`])
  if (problem !== null) return leaveOut(name, problem)
  const file = join(folder, 'document.json')
  writeFileSync(file, JSON.stringify(loadDocument()))
  const entry = join(home, 'node_modules/@stoplight/prism-cli/dist/index.js')
  const args = [entry, 'mock', '--port', '{port}', '--host', '127.0.0.1', '--verboseLevel', 'fatal', file]
  const served = { command: process.execPath, args, base: 'http://127.0.0.1:{port}', probe: '/models' }
  return { name, args: toArgs(served), about: `Prism ${versions.prism} with the examples of the document` }
}

function prepareMockServer(folder: string, answers: Answers): Peer {
  const name = 'MockServer'
  const artifact = `mockserver-netty-no-dependencies-${versions.mockServer}.jar`
  const jar = join(folder, artifact)
  const problem = existsSync(jar) ? null : download(folder)
  if (problem !== null) return leaveOut(name, problem)
  const file = join(folder, 'mockserver.json')
  writeFileSync(file, JSON.stringify(toExpectations(answers)))
  const java = ['-Dmockserver.logLevel=ERROR', `-Dmockserver.initializationJsonPath=${file}`, '-jar', jar]
  const args = [...java, '-serverPort', '{port}']
  const served = { command: 'java', args, base: 'http://127.0.0.1:{port}/v1', probe: '/models' }
  return { name, args: toArgs(served), about: `MockServer ${versions.mockServer} on Java` }
}

function toArgs(served: Served): string[] {
  return [join(import.meta.dirname, 'serve-process.ts'), JSON.stringify(served)]
}

/** Expectations of MockServer: the first that matches answers. */
function toExpectations({ json, events }: Answers): unknown[] {
  const post = { method: 'POST', path: '/v1/chat/completions' }
  const isStream = { type: 'STRING', string: '"stream":true', subString: true }
  return [
    { httpRequest: { method: 'GET', path: '/v1/models' }, httpResponse: { body: '{"object":"list","data":[]}' } },
    {
      httpRequest: { ...post, body: isStream },
      httpResponse: { headers: { 'Content-Type': ['text/event-stream'] }, body: events.join('') },
    },
    {
      httpRequest: post,
      httpResponse: { headers: { 'Content-Type': ['application/json; charset=utf-8'] }, body: json },
    },
  ]
}

/** Downloads the program from the Maven repository; returns why this failed, or null. */
function download(folder: string): string | null {
  if (spawnSync('java', ['-version']).status !== 0) return 'java is not installed'
  mkdirSync(folder, { recursive: true })
  const artifact = `org.mock-server:mockserver-netty-no-dependencies:${versions.mockServer}`
  for (const goal of [
    ['dependency:get', `-Dartifact=${artifact}`, '-Dtransitive=false'],
    ['dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`],
  ]) {
    const done = spawnSync('mvn', ['-q', '-B', ...goal], { encoding: 'utf8', timeout: 300_000 })
    if (done.error) return `mvn could not be started: ${done.error.message}`
    if (done.status !== 0) return `mvn ${goal[0]} failed: ${done.stdout.trim().split('\n')[0]}`
  }
  return null
}

function leaveOut(name: string, reason: string): Peer {
  return { name, args: null, about: `${name} is left out: ${reason}` }
}
