/** Serves aimock for the benchmark: `serve-aimock.ts <entry of the package> <file with content, reasoning, chunkSize>`. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

interface Aimock {
  LLMock: new (options: { port: number; chunkSize: number; latency: number; logLevel: 'silent' }) => {
    onMessage(pattern: RegExp, response: { content: string; reasoning: string }): unknown
    start(): Promise<string>
  }
}

const [entry, file] = process.argv.slice(2) as [string, string]
const { LLMock } = (await import(pathToFileURL(entry).href)) as Aimock
const { chunkSize, ...response } = JSON.parse(readFileSync(file, 'utf8')) as {
  content: string
  reasoning: string
  chunkSize: number
}
const mock = new LLMock({ port: 0, chunkSize, latency: 0, logLevel: 'silent' })
mock.onMessage(/./, response)
console.log(`listening on ${await mock.start()}/v1`)
