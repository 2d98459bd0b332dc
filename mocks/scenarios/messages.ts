/** Refusals of messages, images and files: 400. */
import type { ScenarioRow } from './scenario.ts'

export const messageRows: readonly ScenarioRow[] = [
  {
    id: 'invalid_request_error.messages_empty',
    status: 400,
    message: 'Invalid request: messages must not be empty',
    evidence: 'recorded',
    source: 'reports/k3-admission',
  },
  {
    id: 'invalid_request_error.message_empty',
    status: 400,
    message: "Invalid request: the message at position 1 with role 'assistant' must not be empty",
    evidence: 'recorded',
    source: 'AstrBotDevs/AstrBot#7200',
  },
  {
    id: 'invalid_request_error.role',
    status: 400,
    message: "role 'developer' is not allowed",
    evidence: 'recorded',
    source: 'earendil-works/pi#8109',
    note: 'Recorded in full on Kimi Code; whether api.moonshot.* puts "Invalid request: " before it is not known.',
  },
  {
    id: 'invalid_request_error.role_unspecified',
    status: 400,
    message: 'invalid request: unsupported role ROLE_UNSPECIFIED',
    evidence: 'recorded',
    source: 'openclaw/openclaw#21060',
    note: 'Seen until early 2026; also for an empty or missing role.',
  },
  {
    id: 'invalid_request_error.content_part',
    status: 400,
    message: "Invalid request: the message at position 0 with role 'user' contains an invalid part type: file",
    evidence: 'recorded',
    source: 'AlphaBitCore/nexus-gateway',
    note: 'The source quotes it without the prefix. Reports about api.moonshot.cn of 2026-03-18 (also for video_url and tool_use parts) have the prefix, but no public page can be cited: the prefix is unverified.',
  },
  {
    id: 'invalid_request_error.reasoning_missing',
    status: 400,
    message: 'thinking is enabled but reasoning_content is missing in assistant tool call message at index 2',
    evidence: 'recorded',
    source: 'sipeed/picoclaw#588',
  },
  {
    id: 'invalid_request_error.image_url',
    status: 400,
    message: 'Invalid request: unsupported image url: https://example.com/cat.png',
    evidence: 'recorded',
    source: 'AlphaBitCore/nexus-gateway',
    note: 'Also seen without the prefix.',
  },
  {
    id: 'invalid_request_error.image_format',
    status: 400,
    message: 'Invalid request: unsupported image format: text/plain; charset=utf-8',
    evidence: 'recorded',
    source: 'AlphaBitCore/nexus-gateway',
  },
  {
    id: 'invalid_request_error.image_undecodable',
    status: 400,
    message:
      'Invalid request: prepare image failed error, status code: 400, message: failed to decode image: invalid or unsupported image format',
    evidence: 'reported',
    source: 'NousResearch/hermes-agent#81326',
    note: 'The host is not named; Kimi Code has it without "invalid or ".',
  },
  {
    id: 'invalid_request_error.file_empty',
    status: 400,
    message: 'File size is zero, please confirm and re-upload the file',
    evidence: 'documented',
    source: 'docs/api/errors',
  },
  {
    id: 'invalid_request_error.file_size',
    status: 400,
    message: 'File size is too large, max file size is 100MB, please confirm and re-upload the file',
    evidence: 'documented',
    source: 'docs/api/errors',
  },
  {
    id: 'invalid_request_error.file_count',
    status: 400,
    message:
      'The number of files you have uploaded exceeded the max file count 1000, please delete previous uploaded files',
    evidence: 'documented',
    source: 'docs/api/errors',
  },
  {
    id: 'invalid_request_error.too_many_files',
    status: 400,
    message: 'Too many uploaded files',
    evidence: 'documented',
    source: 'docs/api/errors',
  },
  {
    id: 'invalid_request_error.file_purpose',
    status: 400,
    message:
      'Invalid purpose: fine-tune, only `file-extract`, `batch`, `batch_output`, `lambda`, `image` and `video` accepted',
    evidence: 'documented',
    source: 'docs/api/errors',
    note: "The help centre still has: Invalid purpose: only 'file-extract' accepted.",
  },
]
