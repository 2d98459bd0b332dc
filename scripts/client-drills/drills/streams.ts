/** Drills of streams: a stream that breaks off does not count as a complete answer, and every legal form of the event stream is read. */
import type { SourceId } from '../../../openapi/evidence.ts'
import { editEvents } from '../../../mocks/faults/index.ts'
import { defineDrill, type Drill, type DrillContext, type Judgement, type Profile, type Setup } from '../drill.ts'
import {
  chatsOf,
  describeEnd,
  expectNoticed,
  expectSuccess,
  findNoSuccess,
  findNoTime,
  findNothingShown,
  needs,
} from '../judgements/outcome.ts'
import { between, breakOff, pause, splitBytes, untilArguments, untilMiddle } from '../replies.ts'
import { plain, toCall } from './setups.ts'
import { judgeUnfinishedCall } from '../judgements/tool-calls.ts'

const streamGuide: SourceId = 'docs/guide/utilize-the-streaming-output-feature-of-kimi-api'

/** The silence of a model that thinks long, in milliseconds, before it is scaled. */
const silenceMs = 60_000

/** A client that still waits after this time has no timeout of its own. */
const longEnoughMs = 120_000

interface BrokenStream {
  name: string
  title: string
  about: string
  answer: Setup['answer']
}

const brokenStreams: readonly BrokenStream[] = [
  {
    name: 'cut-in-content',
    title: 'a connection that breaks in the middle of the text',
    about: 'breaks the connection in the middle of the text',
    answer: (call, replies) => breakOff(replies.text(call), 'cut', untilMiddle),
  },
  {
    name: 'closed-in-content',
    title: 'a stream that is closed in the middle of the text',
    about: 'closes the stream in the middle of the text, without finish_reason and [DONE]',
    answer: (call, replies) => breakOff(replies.text(call), 'close', untilMiddle),
  },
  {
    name: 'no-event',
    title: 'a stream that ends before its first event',
    about: 'answers 200 and closes the stream before the first event',
    answer: (call, replies) => breakOff(replies.text(call), 'close', () => 0),
  },
  {
    name: 'error-event',
    title: 'an error inside the stream',
    about: 'sends an error object as an event in the middle of the text, then [DONE]',
    answer: (call, replies) =>
      editEvents(replies.text(call), (frames) => [
        ...frames.slice(0, untilMiddle(frames)),
        'data: {"error":{"message":"The engine is currently overloaded, please try again later","type":"engine_overloaded_error"}}\n\n',
        'data: [DONE]\n\n',
      ]),
  },
]

interface ReadableStream {
  name: string
  title: string
  about: string
  source: SourceId
  answer: Setup['answer']
  waitMs?: (scale: number) => number
}

const readableStreams: readonly ReadableStream[] = [
  {
    name: 'comments',
    title: 'comments as heartbeats',
    about: 'sends a comment line between the events',
    source: 'whatwg/event-stream',
    answer: (call, replies) => between(replies.text(call), ': keep-alive\n\n'),
  },
  {
    name: 'silence',
    title: 'a minute without a byte',
    about: 'pauses in the middle of the stream, a minute divided by the scale',
    source: 'docs/guide/troubleshooting',
    answer: (call, replies) => pause(replies.text(call), silenceMs / replies.scale),
    waitMs: (scale) => silenceMs / scale,
  },
  fault('crlf', 'line ends of CR and LF', 'ends lines with CR LF', 'lines-crlf'),
  fault('one-read', 'many events in one read', 'sends all events in one write', 'events-in-one-write'),
  fault('no-space', 'data: without a space', 'sends no space after data:', 'data-without-space'),
  {
    name: 'split-characters',
    title: 'characters split over two reads',
    about: 'splits each event inside a character, 60 ms apart',
    source: 'whatwg/event-stream',
    answer: (call, replies) => splitBytes(replies.text(call)),
  },
  {
    ...fault('unknown-members', 'members that the client does not know', 'adds members to each chunk', 'extra-members'),
    source: 'docs/api/chat',
  },
  {
    ...fault(
      'empty-deltas',
      'chunks with an empty delta',
      'sends chunks with an empty delta between the others',
      'empty-delta-between',
    ),
    source: 'docs/api/chat',
  },
]

function fault(name: string, title: string, about: string, id: string): ReadableStream {
  return {
    name,
    title,
    about,
    source: 'whatwg/event-stream',
    answer: (call, replies) => replies.fault(replies.text(call), call, id),
  }
}

const cutArguments: Setup = {
  id: 'closed-in-arguments',
  about: 'closes the stream in the middle of the arguments of a tool call',
  needs: (profile: Profile) => needs.stream(profile) ?? needs.tool(profile),
  answer: (call, replies) =>
    call.offersTools && !call.hasToolResult
      ? breakOff(replies.calls(call, [toCall(replies.profile)]), 'close', untilArguments)
      : replies.text(call),
}

const neverEnding: Setup = {
  id: 'never-ending',
  about: 'sends half of the text, then nothing, and keeps the connection open',
  needs: needs.stream,
  answer: (call, replies) => editEvents(replies.text(call), (frames) => frames.slice(0, untilMiddle(frames)), 'open'),
}

export const streamDrills: readonly Drill[] = [
  ...brokenStreams.map(({ name, title, about, answer }) =>
    defineDrill({
      id: `streams/${name}`,
      title,
      promise: 'a stream without finish_reason and [DONE] is not a whole answer, and is not taken for one',
      source: streamGuide,
      setups: [{ id: name, about, needs: needs.stream, answer }],
      judge: judgeBroken,
      advice: 'take an answer as whole only after a finish_reason; treat an event with an error member as an error',
    }),
  ),
  defineDrill({
    id: 'streams/closed-in-arguments',
    title: 'a stream that ends in the middle of a tool call',
    promise: 'a tool call whose arguments are incomplete is not carried out',
    source: streamGuide,
    setups: [cutArguments],
    judge: (context) => judgeUnfinishedCall(context),
    advice: 'carry out tool calls only after finish_reason tool_calls, and only with arguments that parse',
  }),
  ...readableStreams.map(({ name, title, about, source, answer, waitMs }) =>
    defineDrill({
      id: `streams/${name}`,
      title,
      promise: 'every legal form of the stream gives the text that was sent',
      source,
      setups: [{ id: name, about, needs: needs.stream, answer, ...(waitMs === undefined ? {} : { waitMs }) }],
      judge: judgeRead,
      advice: 'read the stream with a parser of server-sent events that decodes UTF-8 across reads',
    }),
  ),
  defineDrill({
    id: 'streams/usage-chunk',
    title: 'the last chunk with usage and no choices',
    promise: 'a chunk with an empty list of choices, as stream_options.include_usage asks for, is read',
    source: streamGuide,
    setups: [{ ...plain, id: 'usage-chunk', needs: needs.stream }],
    judge: (context) =>
      chatsOf(context.runs[0]!).some(({ body }) => asksForUsage(body))
        ? judgeRead(context)
        : { because: 'the program does not ask for usage in the stream' },
    advice: 'check that choices has an entry before reading choices[0]',
  }),
  defineDrill({
    id: 'streams/never-ending',
    title: 'a stream that stops and is not closed',
    promise: 'a stream that sends nothing more is ended by a timeout of the client',
    source: 'docs/guide/troubleshooting',
    setups: [neverEnding],
    judge: judgeNeverEnding,
    advice: 'set a timeout for the time between two events, longer than a minute, and report it',
  }),
]

/** Whether a request asks for the usage chunk of a stream. */
export function asksForUsage(body: Readonly<Record<string, unknown>> | null): boolean {
  const options = body?.['stream_options']
  return typeof options === 'object' && options !== null && 'include_usage' in options && options.include_usage === true
}

function judgeBroken(context: DrillContext): Judgement {
  const run = context.runs[0]!
  const reason = findNoSuccess(context)
  if (reason !== null) return { because: reason }
  // A client that sends the request again has noticed the problem.
  if (chatsOf(run).some(({ attempt }) => attempt > 0)) return []
  return expectNoticed(run, context, {
    message: 'the program took a part of an answer for the whole',
    expected: 'another exit code, a word about it, or another attempt',
  })
}

function judgeRead(context: DrillContext): Judgement {
  const reason = findNoSuccess(context) ?? findNothingShown(context) ?? findNoTime(context.runs[0]!)
  if (reason !== null) return { because: reason }
  return expectSuccess(context.runs[0]!, context, 'the text that was sent, as in the plain run')
}

function judgeNeverEnding(context: DrillContext): Judgement {
  const run = context.runs[0]!
  if (run.endedBecause === null) return judgeBroken(context)
  const { limitMs } = context.options
  if (limitMs < longEnoughMs)
    return {
      because: `the program still waited after ${limitMs / 1000} s; its timeout may be longer: decide with --limit-s ${longEnoughMs / 1000} or more`,
    }
  return [
    {
      severity: 'fail',
      message: 'the program waits without end for a stream that stopped',
      expected: `an end within ${limitMs / 1000} s`,
      observed: describeEnd(run),
    },
  ]
}
