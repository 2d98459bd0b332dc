/** The opened request: its actions, and the answer in the same panel as in the composer. */
import { useEffect, useState } from 'preact/hooks'
import type { DiagnoseAnswer, DiagnoseBody, Diagnosis, TrafficEntry } from '../../protocol.ts'
import { AnswerPanel } from '../answer/index.tsx'
import { callJson } from '../state/api.ts'
import { environments, version } from '../state/environment.ts'
import { toErrorText } from '../state/error-text.ts'
import { createExchange, type ExchangeView } from '../state/exchange.ts'
import { loadRequest } from '../state/request.ts'
import { go } from '../state/router.ts'
import { send } from '../state/send.ts'
import { findEntries, rows } from '../state/traffic.ts'
import { AdviceList } from '../ui/advice.tsx'
import { Button } from '../ui/button.tsx'
import { notify, notifyError } from '../ui/toast.tsx'
import { toCurl, toHttpFile } from './copy-forms.ts'
import { toBytes, toComposed, toSendEvents } from './entry-events.ts'
import { toFixture } from './fixture.ts'
import { toHarText } from './har.ts'
import { trafficStrings as strings } from './strings.ts'

/** Bytes of an error that are used for its explanation. */
const mostDiagnosedBytes = 65_536

export interface OpenedEntry {
  entry: TrafficEntry
  view: ExchangeView
}

/** The whole entry of a row, read from the server; null while it is read, and where it is no longer kept. */
export function useOpened(id: string | null): { opened: OpenedEntry | null; problem: string | null } {
  const [state, setState] = useState<{ id: string; opened: OpenedEntry | null; problem: string | null } | null>(null)
  const row = rows.value.find((one) => one.id === id)
  // Read again when a running answer ends.
  const isEnded = row === undefined ? null : row.durationMs !== null
  useEffect(() => {
    if (id === null) return undefined
    let isCurrent = true
    const show = (opened: OpenedEntry | null, problem: string | null) => {
      if (isCurrent) setState({ id, opened, problem })
    }
    const open = async () => {
      const [entry] = await findEntries([id])
      if (entry === undefined) show(null, strings.gone)
      else show(await toOpened(entry), null)
    }
    open().catch((error: unknown) => show(null, toErrorText(error)))
    return () => {
      isCurrent = false
    }
  }, [id, isEnded])
  return state !== null && state.id === id ? state : { opened: null, problem: null }
}

async function toOpened(entry: TrafficEntry): Promise<OpenedEntry> {
  const exchange = createExchange(toComposed(entry))
  for (const event of toSendEvents(entry)) exchange.feed(event)
  await exchange.settled()
  const { view } = exchange
  view.startedAtMs = entry.receivedAtMs
  if (view.status !== null && view.status >= 300) view.diagnosis = await findDiagnosis(entry, view.status)
  return { entry, view }
}

/** The explanation of a refusal; null where the server gives none, so that the entry is shown all the same. */
async function findDiagnosis(entry: TrafficEntry, status: number): Promise<Diagnosis | null> {
  const { url, headers, model, receivedAtMs, response } = entry
  const authorization = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  const text = new TextDecoder().decode(toBytes(response).subarray(0, mostDiagnosedBytes))
  const body: DiagnoseBody = { url, authorization, model, receivedAtMs, status, headers: response.headers, text }
  const answer = await callJson<DiagnoseAnswer>('workbench/diagnose', { body }).catch(() => null)
  return answer?.diagnosis ?? null
}

export interface DetailProps {
  id: string
  onCompare: () => void
  onClose: () => void
}

/** Actions and answer. */
export function Detail({ id, onCompare, onClose }: DetailProps) {
  const { opened, problem } = useOpened(id)
  return (
    <section class="detail" aria-label={strings.columns.request}>
      <div class="detail-bar">
        <Button kind="quiet" label={strings.back} onClick={onClose}>
          ←
        </Button>
        {opened === null ? null : <Actions opened={opened} onCompare={onCompare} />}
      </div>
      {opened?.entry.advice === undefined ? null : <AdviceList advice={opened.entry.advice} />}
      {problem === null ? <AnswerPanel exchange={opened?.view ?? null} /> : <p class="empty">{problem}</p>}
    </section>
  )
}

function Actions({ opened, onCompare }: { opened: OpenedEntry; onCompare: () => void }) {
  const { entry } = opened
  const baseUrl = findBaseUrl(entry)
  return (
    <>
      <Button onClick={() => sendAgain(entry)}>{strings.again}</Button>
      <Button onClick={onCompare}>{strings.compare}</Button>
      <Button onClick={() => void saveFixture(opened)}>{strings.fixture}</Button>
      <span class="detail-copy">
        <span class="quiet">{strings.copy}</span>
        <Button kind="quiet" onClick={() => void copy('curl', toCurl(entry, baseUrl))}>
          curl
        </Button>
        <Button kind="quiet" onClick={() => void copy('.http', toHttpFile(entry, baseUrl))}>
          .http
        </Button>
        <Button kind="quiet" onClick={() => void copy('HAR', toHarText([entry], version.value))}>
          HAR
        </Button>
      </span>
    </>
  )
}

async function copy(form: string, text: string): Promise<void> {
  await navigator.clipboard.writeText(text).then(() => notify(strings.copied(form)), notifyError)
}

/** Puts the request into the composer and sends it to the chosen environment. */
function sendAgain(entry: TrafficEntry): void {
  loadRequest(toComposed(entry))
  go('compose')
  void send()
}

async function saveFixture({ entry, view }: OpenedEntry): Promise<void> {
  try {
    const fixture = toFixture(entry, view.answer, view.json)
    await callJson('fixtures', { body: fixture })
    notify(strings.fixtureSaved(String(fixture['id'])))
  } catch (error) {
    notifyError(error)
  }
}

/** The base URL of the target that the entry was sent to. */
function findBaseUrl(entry: TrafficEntry): string {
  const absolute = /^(https?:\/\/.*\/v1)(?:[/?]|$)/i.exec(entry.url)?.[1]
  return absolute ?? environments.value.find(({ kind }) => kind === 'mock')?.baseUrl ?? 'http://127.0.0.1:4010/v1'
}
