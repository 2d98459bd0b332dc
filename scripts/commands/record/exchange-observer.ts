/** What the relay of the proxy reports about an exchange: its parts as they pass, and how it ended. */
import type { HeaderList } from '../../../openapi/exchange.ts'
import type { NoAnswerError } from '../../../tests/suite/sender/index.ts'

/** How an exchange ended. */
export type Outcome =
  | { kind: 'complete' | 'left' | 'stopped' }
  /** The target sent the end mark of its stream and kept the connection open; the client had left. */
  | { kind: 'open' }
  /** The target broke the connection; `reused`: a kept connection, whose end may have nothing to do with this request. */
  | { kind: 'cut'; reused: boolean }
  /** The target gave no answer and the proxy sent its own. */
  | { kind: 'unreached'; error: NoAnswerError }

/** Receives everything about one exchange; it is called before the client gets the last bytes. */
export interface ExchangeObserver {
  requestData(bytes: Buffer): void
  requestEnd(): void
  responseHead(status: number, statusText: string, headers: HeaderList): void
  /** The chunks of one read. */
  responseData(parts: readonly Buffer[]): void
  /** Whether the stream has sent its end mark (`[DONE]`). */
  hasEndMark(): boolean
  /** Called once. */
  end(outcome: Outcome): void
}
