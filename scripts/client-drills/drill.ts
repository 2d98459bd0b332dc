/** The types of a drill: an answer of the mock that a client must handle, and the judgement of what the program did. */
import type { SourceId } from '../../openapi/evidence.ts'
import type { Json } from '../../mocks/faults/index.ts'
import type { FixtureReply } from '../../mocks/fixtures/index.ts'
import type { MockRequest, Reply } from '../../mocks/reply/index.ts'
import type { SentMessage } from '../request-advice/index.ts'

/** How the mock answers during one run of the program. Drills with the same setup share its run. */
export interface Setup {
  readonly id: string
  /** One line: what the mock does. */
  readonly about: string
  /** Why the setup cannot test this program; null if it can. */
  needs?(profile: Profile): string | null
  /** The answer to one chat request; `no answer` closes the connection. */
  answer(call: Call, replies: Replies): Reply | 'no answer'
  /** Concurrent chat requests that the mock allows; default: any number. */
  readonly concurrency?: number
  /** Answers redirect to a second host, which is observed as well. */
  readonly redirects?: boolean
  /** The number of chat requests after which the run is ended; default 40. */
  readonly mostRequests?: number
  /** The least time that the mock takes for the answer; it is added to the time limit of the run. */
  waitMs?(scale: number): number
}

/** One chat request of the program. */
export interface Call {
  /** Number among the chat requests of the run, from 0. */
  readonly index: number
  /** Earlier requests of the run with the same messages. */
  readonly attempt: number
  readonly request: MockRequest
  readonly body: Json
  /** Whether the conversation holds a tool result. */
  readonly hasToolResult: boolean
  readonly offersTools: boolean
}

export interface Replies {
  readonly profile: Profile | null
  readonly scale: number
  /** The origin of another host, for redirects. */
  readonly secondHost: string
  /** The text of the drills; if the request demands a form such as JSON, the answer that the mock composes. */
  text(call: Call, reply?: FixtureReply): Reply
  /** An answer with these tool calls. */
  calls(call: Call, calls: readonly ToolCallWish[], reply?: FixtureReply): Reply
  /** The answer of a scenario; `headers` replaces headers, and null removes one. */
  scenario(call: Call, id: string, headers?: Readonly<Record<string, string | null>>): Reply
  /** The answer that the mock composes. */
  own(call: Call): Reply
  /** The reply with a fault of the mock; unchanged if the fault does not apply. */
  fault(reply: Reply, call: Call, id: string): Reply
}

/** A tool call that the mock is to send. */
export interface ToolCallWish {
  readonly name: string
  readonly arguments: string | Readonly<Record<string, unknown>>
}

/** One request of the program, with the answer that it got. Times are milliseconds since the start of the run. */
export interface SeenRequest {
  readonly atMs: number
  /** Null while the answer is being sent. */
  endedMs: number | null
  /** Whether the program closed the connection before the end of the answer. */
  clientLeft: boolean
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly bodyText: string
  /** Null if the body is not a JSON object. */
  readonly body: Json | null
  readonly isChat: boolean
  /** The number of earlier chat requests with the same messages. Attempts may differ in other members, such as the model. */
  readonly attempt: number
  /** A hash of the messages. */
  readonly question: string
  /** 0 if the connection was closed without an answer. */
  readonly status: number
  /** The body of an answer that is an error. */
  readonly errorText: string | null
  readonly sent: SentMessage | null
}

/** One run of the program: what it sent, and how it ended. */
export interface Run {
  readonly setup: Setup
  readonly requests: readonly SeenRequest[]
  /** Null if a signal ended the program, or if this tool did not start it and no outcome was given. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
  /** Why this tool ended the program; null if it ended by itself. */
  readonly endedBecause: 'time' | 'requests' | 'interrupt' | null
  /** What is known about the end of a program that this tool did not start; absent for other programs. */
  readonly attached?: AttachedEnd
  readonly key: string
  /** Requests that reached the second host, after a redirect. */
  readonly elsewhere: readonly SeenRequest[]
}

export interface AttachedEnd {
  /** What the program showed to its user; null if that is not known. */
  readonly outcome: Outcome | null
  /** Whether the shown text was given, and is in `stdout`. */
  readonly hasOutput: boolean
}

/** `success`: the program showed an answer as complete. `failure`: it reported a problem. */
export type Outcome = 'success' | 'failure'

/** What is known about the program from the first run, in which every request is answered. */
export interface Profile {
  /** Whether a chat request was answered, the exit code stands for success, and the output had the expected text. */
  readonly succeeds: boolean
  readonly streams: boolean
  /** A tool that may be called: offered by the program and not known to change anything. */
  readonly tool: Tool | null
  /** Why no tool is called. */
  readonly noToolBecause: string
  /** Words of the answer that the program's output contains. */
  readonly shownWords: readonly string[]
  /** The model of the first chat request. */
  readonly model: string | null
  /** Whether a chat request was answered with 200. */
  readonly answered: boolean
  readonly chatRequests: number
}

export interface Tool {
  readonly name: string
  readonly parameters: unknown
}

/** What a drill reports about the program. */
export interface Finding {
  readonly severity: 'fail' | 'warn'
  /** One sentence: what the program did. */
  readonly message: string
  /** What was expected, and why. */
  readonly expected: string
  /** What was seen: values, counts, times. */
  readonly observed: string
  /** The run in which it was seen; default: the first of the drill. */
  readonly run?: Run
  /** What to change; default: the drill's advice. */
  readonly next?: string
}

/** The findings, or why the program cannot be judged by this promise. */
export type Judgement = readonly Finding[] | NotApplicable

export interface NotApplicable {
  readonly because: string
}

export interface DrillContext {
  readonly profile: Profile
  readonly options: JudgeOptions
  /** The run in which every request is answered. */
  readonly plain: Run
  /** The runs of the drill's setups, in their order; for secrets: all runs. Never empty. */
  readonly runs: readonly Run[]
}

export interface JudgeOptions {
  readonly okExits: readonly number[]
  readonly expectOutput: string | null
  /** Longest duration of one run, in milliseconds. */
  readonly limitMs: number
  /** Waits of a minute and more are divided by it. */
  readonly scale: number
  /** The folder whose files are searched for the key. */
  readonly watchFolder: string | null
}

/** One drill; a row of the list. */
export interface Drill {
  /** `group/name`. */
  readonly id: string
  readonly title: string
  /** What a client has to do, in one sentence. */
  readonly promise: string
  readonly source: SourceId | readonly SourceId[]
  /** The setups whose runs are judged; the drill is not applicable if the first is not. `all`: every run of the program is judged. */
  readonly setups: readonly Setup[] | 'all'
  judge(context: DrillContext): Judgement
  /** What to change in the program. */
  readonly advice: string
}

/** Types a drill. */
export function defineDrill(drill: Drill): Drill {
  return drill
}

/** Whether a judgement is a reason why the drill is not applicable, and not findings. */
export function isNotApplicable(judgement: Judgement): judgement is NotApplicable {
  return 'because' in judgement
}
