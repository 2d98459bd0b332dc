/** Serves the built page: the HTML with the token and the nonce of this start, and its scripts and styles. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { ServerResponse } from 'node:http'
import type { WorkbenchState } from './protocol.ts'

/** Beside this file in a clone and in the package; the bundled `mock` command lies in the folder beside it. */
const folders = ['./page-dist/', '../workbench/page-dist/'].map((place) => new URL(place, import.meta.url))

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Headers of everything that the workbench serves. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/** The page shows what others sent: only its own files run, nothing loads from another host, and no page may frame it. */
function toPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // CodeMirror writes its styles into an element with this nonce.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    'media-src data: blob:',
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** Data that the server writes into the page. */
export interface PageData {
  token: string
  /** The state, so that the page need not ask for it before it can send; null if it has to ask. */
  state: WorkbenchState | null
}

/** Writes the page, or a page that says how to build it. */
export function servePage(response: ServerResponse, { token, state }: PageData): void {
  const nonce = randomBytes(16).toString('base64')
  const html = readPage() ?? missingPage
  const text = html
    .replaceAll('__WORKBENCH_TOKEN__', token)
    .replaceAll('__WORKBENCH_NONCE__', nonce)
    // A function, because `$` has a meaning in a replacement.
    .replace('__WORKBENCH_STATE__', () => escapeAttribute(JSON.stringify(state)))
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': toPolicy(nonce),
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
    ...commonHeaders,
  })
  response.end(text)
}

interface Asset {
  plain: Buffer
  brotli: Buffer | null
}

const assets = new Map<string, Asset>()

/** Writes one file of the built page; `name` is its path below `assets/`. */
export function serveAsset(response: ServerResponse, name: string, accepts: string): void {
  const asset = readAsset(name)
  if (asset === null) {
    response.writeHead(404, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...commonHeaders,
    })
    response.end('There is no such file in the built page; reload the page.\n')
    return
  }
  const packed = asset.brotli !== null && /\bbr\b/.test(accepts) ? asset.brotli : null
  response.writeHead(200, {
    'Content-Type': types[extname(name)] ?? 'application/octet-stream',
    // The name of a file contains the hash of its content.
    'Cache-Control': 'private, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    ...(packed === null ? {} : { 'Content-Encoding': 'br' }),
    ...commonHeaders,
  })
  response.end(packed ?? asset.plain)
}

/** The names of environments are the user's, so they may contain markup. */
function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

function readPage(): string | null {
  return readBuilt('index.html')?.toString('utf8') ?? null
}

/** A file of the built page; null if there is none. */
function readBuilt(name: string): Buffer | null {
  for (const folder of folders) {
    try {
      return readFileSync(new URL(name, folder))
    } catch {
      continue
    }
  }
  return null
}

function readAsset(name: string): Asset | null {
  const known = assets.get(name)
  if (known !== undefined) return known
  if (!/^[\w-][\w.-]*$/.test(name)) return null
  const plain = readBuilt(`assets/${name}`)
  if (plain === null) return null
  // The build writes a compressed form beside each longer text.
  const asset = { plain, brotli: readBuilt(`assets/${name}.br`) }
  assets.set(name, asset)
  return asset
}

const missingPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>kimi-contract workbench</title>
<h1>The page is not built yet</h1>
<p>Run <code>npm run build:page</code> in the repository and reload. <code>npm ci</code> builds it as well, unless
development dependencies or install scripts are switched off.</p>
<p>The mock itself works: its control routes are <a href="/__mock/requests">/__mock/requests</a> and
<a href="/__mock/scenarios">/__mock/scenarios</a>.</p>
</html>
`
