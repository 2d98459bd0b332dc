/** Texts about answers that begin with status 200 and are not whole. */
export const interruptionStrings = {
  ended: 'Ended by:',
  events: (count: number) => (count === 1 ? '1 event' : `${count} events`),
  bytes: (count: number) => `${count} bytes`,
  broken: {
    title: 'The connection broke before the end of the answer.',
    text: (arrived: string, after: string) =>
      `The server, or a proxy between, closed the connection ${after} after the request, without the end that HTTP requires; ${arrived} had arrived.`,
    next: 'Treat what arrived as incomplete and send the request again. If it breaks at the same time again, look for the timeout of a proxy or load balancer.',
  },
  idle: {
    title: 'The connection was closed during a pause.',
    text: (arrived: string, silence: string) =>
      `No byte arrived for ${silence} after ${arrived}; a proxy or load balancer that closes idle connections is the likely cause, not the model.`,
    next: 'Raise the idle timeout of what lies between, then send the request again. Models that think long send no bytes meanwhile.',
  },
  clientLeft: {
    title: 'The client closed the connection before the end.',
    text: (after: string) => `The client left ${after} after its request; the server was still sending.`,
    next: 'Check the timeout of the client, and that it reads the stream to its end ([DONE]).',
  },
  errorInside: {
    title: 'The service reports an error in the middle of the answer.',
    text: 'The service ended the answer: the status 200 was sent before the error happened, so the error is an event of the stream.',
    next: 'Treat what arrived as incomplete, read the message, and send the request again after a pause. Clients must look for error events as well as for the status.',
  },
  empty: {
    title: 'The answer has no body.',
    text: 'The server ended the response properly, but sent no bytes.',
    next: 'Send the request again. If it stays empty, a proxy between may have removed the body: compare with another environment.',
  },
  notJson: {
    title: 'The body is not whole JSON.',
    text: 'The server, or a proxy between, ended the body early or changed it, while HTTP says that it is complete.',
    next: 'Look at the last bytes under Raw. Do not parse it; send the request again.',
  },
  noDone: (count: number) => ({
    title: 'The stream ended without [DONE].',
    text: `The server, or a proxy between, ended the response properly after ${count === 1 ? '1 event' : `${count} events`}, but the mark of the end is missing.`,
    next: 'Treat the answer as incomplete unless a finish reason arrived, and send the request again.',
  }),
  noFinish: {
    title: 'The answer has no finish reason.',
    text: 'The server ended the answer without saying why, so that it cannot be known to be whole.',
    next: 'Treat it as incomplete and send the request again.',
  },
  finish: {
    length: {
      title: 'The answer was cut at its token limit.',
      text: 'The service ended it: the reasoning and the answer together used up max_completion_tokens, or the context of the model.',
      next: 'Raise max_completion_tokens, shorten the request, or go on with partial mode.',
    },
    content_filter: {
      title: 'The safety check of the service cut the answer.',
      text: 'The service ended it with the finish reason content_filter; what arrived is only a part.',
      next: 'Show it as refused, or change the request. Sending the same request again rarely helps.',
    },
    engine_overloaded: {
      title: 'The service gave up because it is overloaded.',
      text: 'The service ended the answer with the finish reason engine_overloaded, though the status is 200.',
      next: 'Treat it as a 429: send the request again after a pause, each time a longer one.',
    },
  },
} as const
