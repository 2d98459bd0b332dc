/** Scenarios of a request that breaks a rule about messages, images and files: 400. Texts: facts `kimi-chat-api.md` §1.4, §2, §5.2. */
import type { ScenarioRow } from './scenario.ts'

export const messageRows: readonly ScenarioRow[] = [
  {
    id: 'invalid_request_error.messages_empty',
    status: 400,
    message: 'Invalid request: messages must not be empty',
    evidence: 'recorded',
    source: 'k3admission-400-empty-messages.json (2026-07-17)',
  },
  {
    id: 'invalid_request_error.message_empty',
    status: 400,
    message: "Invalid request: the message at position 1 with role 'assistant' must not be empty",
    evidence: 'recorded',
    source: 'issue-400-assistant-empty-repr.txt (2026-03-30)',
  },
  {
    id: 'invalid_request_error.role',
    status: 400,
    message: "role 'developer' is not allowed",
    evidence: 'recorded',
    source: 'https://github.com/earendil-works/pi/pull/8109 (2026-08)',
  },
  {
    id: 'invalid_request_error.role_unspecified',
    status: 400,
    message: 'invalid request: unsupported role ROLE_UNSPECIFIED',
    evidence: 'recorded',
    source: 'https://github.com/openclaw/openclaw/issues/21060 (2026-02)',
  },
  {
    id: 'invalid_request_error.content_part',
    status: 400,
    message: "Invalid request: the message at position 0 with role 'user' contains an invalid part type: file",
    evidence: 'recorded',
    source: 'file, video_url and tool_use parts, several clients of api.moonshot.cn (2026-03-18)',
  },
  {
    id: 'invalid_request_error.reasoning_missing',
    status: 400,
    message: 'thinking is enabled but reasoning_content is missing in assistant tool call message at index 2',
    evidence: 'recorded',
    source: 'issue-400-reasoning-missing.json (2026-02)',
  },
  {
    id: 'invalid_request_error.image_url',
    status: 400,
    message: 'Invalid request: unsupported image url: https://example.com/cat.png',
    evidence: 'recorded',
    source: 'https://github.com/AlphaBitCore/nexus-gateway (2026)',
  },
  {
    id: 'invalid_request_error.image_format',
    status: 400,
    message: 'Invalid request: unsupported image format: text/plain; charset=utf-8',
    evidence: 'recorded',
    source: 'https://github.com/AlphaBitCore/nexus-gateway (2026)',
  },
  {
    id: 'invalid_request_error.file_empty',
    status: 400,
    message: 'File size is zero, please confirm and re-upload the file',
    evidence: 'documented',
    source: 'https://platform.kimi.ai/docs/api/errors (2026-08)',
  },
  {
    id: 'invalid_request_error.file_size',
    status: 400,
    message: 'File size is too large, max file size is 100MB, please confirm and re-upload the file',
    evidence: 'documented',
    source: 'https://platform.kimi.ai/docs/api/errors (2026-08)',
  },
  {
    id: 'invalid_request_error.file_count',
    status: 400,
    message:
      'The number of files you have uploaded exceeded the max file count 1000, please delete previous uploaded files',
    evidence: 'documented',
    source: 'https://platform.kimi.ai/docs/api/errors (2026-08)',
  },
  {
    id: 'invalid_request_error.file_purpose',
    status: 400,
    message: "Invalid purpose: only 'file-extract' accepted",
    evidence: 'documented',
    source: 'https://www.kimi.com/help/kimi-api/api-error-codes (2026)',
  },
]
