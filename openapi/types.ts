/** Public names of the request and response types, generated from openapi/openapi.yaml. */
import type { components } from './generated/schema.ts'
import type { operationRows } from './generated/operations.ts'

type Schemas = components['schemas']

/** The id of an operation, e.g. `createChatCompletion`. */
export type OperationId = (typeof operationRows)[number]['operationId']

/** The body of `POST /chat/completions`. */
export type ChatCompletionRequest = Schemas['ChatCompletionRequest']
/** One message of a request, by role. */
export type ChatMessage = Schemas['ChatMessage']
/** Instructions, or on K3 tools added within the conversation. */
export type SystemMessage = Schemas['SystemMessage']
/** A message of the user. */
export type UserMessage = Schemas['UserMessage']
/** An earlier answer, sent back. */
export type AssistantMessage = Schemas['AssistantMessage']
/** The result of one tool call. */
export type ToolMessage = Schemas['ToolMessage']
/** Text, or a list of parts. */
export type MessageContent = Schemas['MessageContent']
/** A part of a message's content. */
export type ContentPart = Schemas['ContentPart']
/** A text part. */
export type TextPart = Schemas['TextPart']
/** An image by data URL or file id. */
export type ImagePart = Schemas['ImagePart']
/** A video by data URL or file id. */
export type VideoPart = Schemas['VideoPart']
/** A tool offered to the model. */
export type Tool = Schemas['Tool']
/** A function of the caller, offered as a tool. */
export type FunctionTool = Schemas['FunctionTool']
/** A tool that Moonshot runs, such as `$web_search`. */
export type BuiltinTool = Schemas['BuiltinTool']
/** Which tool the model may or must call. */
export type ToolChoice = Schemas['ToolChoice']
/** A whole tool call. */
export type ToolCall = Schemas['ToolCall']
/** A piece of a tool call in a stream. */
export type ToolCallDelta = Schemas['ToolCallDelta']
/** `text`, `json_object` or `json_schema`. */
export type ResponseFormat = Schemas['ResponseFormat']
/** The `thinking` member of a request. */
export type ThinkingControl = Schemas['ThinkingControl']

/** The answer to a request without `stream`. */
export type ChatCompletion = Schemas['ChatCompletion']
/** One candidate of an answer. */
export type Choice = Schemas['Choice']
/** The message of an answer. */
export type AnswerMessage = Schemas['AnswerMessage']
/** Why an answer ended. */
export type FinishReason = Schemas['FinishReason']
/** Token probabilities. */
export type Logprobs = Schemas['Logprobs']
/** One event of a stream. */
export type ChatCompletionChunk = Schemas['ChatCompletionChunk']
/** One candidate in an event of a stream. */
export type ChunkChoice = Schemas['ChunkChoice']
/** What an event adds to the message. */
export type Delta = Schemas['Delta']
/** Token counters. */
export type Usage = Schemas['Usage']

/** One model of `GET /models`. */
export type Model = Schemas['Model']
/** The answer of `GET /models`. */
export type ModelList = Schemas['ModelList']
/** The body of `POST /tokenizers/estimate-token-count`. */
export type TokenCountRequest = Schemas['TokenCountRequest']
/** Its answer. */
export type TokenCount = Schemas['TokenCount']
/** The answer of `GET /users/me/balance`. */
export type Balance = Schemas['Balance']
/** A stored file. */
export type FileObject = Schemas['FileObject']
/** The answer of `GET /files`. */
export type FileList = Schemas['FileList']
/** The answer of `DELETE /files/{file_id}`. */
export type FileDeleted = Schemas['FileDeleted']
/** The extracted text of a file. */
export type FileContent = Schemas['FileContent']

/** The body of an error. */
export type ErrorEnvelope = Schemas['ErrorEnvelope']
/** The gateway's error for an unknown path. */
export type GatewayError = Schemas['GatewayError']
