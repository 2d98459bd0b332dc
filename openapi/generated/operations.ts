/* Generated from openapi/openapi.yaml and openapi/schemas by scripts/dev/generate.ts. Do not edit: change the source and run npm run generate. */
export const operationRows = [
 {
  "operationId": "createChatCompletion",
  "method": "POST",
  "path": "/chat/completions",
  "request": {
   "application/json": "ChatCompletionRequest"
  },
  "responses": {
   "200": {
    "schemas": {
     "application/json": "ChatCompletion",
     "text/event-stream": "ChatCompletionChunk"
    },
    "examples": [
     {
      "id": "thinking",
      "value": {
       "id": "chatcmpl-6a97653c0123456789abcdef",
       "object": "chat.completion",
       "created": 1788306750,
       "model": "kimi-k3",
       "choices": [
        {
         "index": 0,
         "message": {
          "role": "assistant",
          "content": "Hello.",
          "reasoning_content": "The user wants a greeting."
         },
         "finish_reason": "stop"
        }
       ],
       "usage": {
        "prompt_tokens": 93,
        "completion_tokens": 47,
        "total_tokens": 140,
        "completion_tokens_details": {
         "reasoning_tokens": 31
        }
       }
      },
      "evidence": {
       "level": "recorded",
       "source": "leandromineti/ai-assisted-coding",
       "note": "The shape is recorded; ids and texts are examples."
      }
     },
     {
      "id": "tool_calls",
      "value": {
       "id": "chatcmpl-6a8de8e80123456789abcdef",
       "object": "chat.completion",
       "created": 1787685097,
       "model": "kimi-k2.7-code",
       "choices": [
        {
         "index": 0,
         "message": {
          "role": "assistant",
          "content": "",
          "reasoning_content": "I should call the tool.",
          "tool_calls": [
           {
            "index": 0,
            "id": "get_weather_0",
            "type": "function",
            "function": {
             "name": "get_weather",
             "arguments": "{\"city\":\"Paris\"}"
            }
           }
          ]
         },
         "finish_reason": "tool_calls"
        }
       ],
       "usage": {
        "prompt_tokens": 41,
        "completion_tokens": 28,
        "total_tokens": 69,
        "completion_tokens_details": {
         "reasoning_tokens": 16
        }
       }
      },
      "evidence": {
       "level": "recorded",
       "source": "vercel/k27code-tool-call",
       "note": "The shape is recorded; ids and texts are examples."
      }
     },
     {
      "id": "cached",
      "value": {
       "id": "chatcmpl-6a9765490123456789abcdef",
       "object": "chat.completion",
       "created": 1788306762,
       "model": "kimi-k3",
       "choices": [
        {
         "index": 0,
         "message": {
          "role": "assistant",
          "content": "Hello.",
          "reasoning_content": "A greeting."
         },
         "finish_reason": "stop"
        }
       ],
       "usage": {
        "prompt_tokens": 93,
        "completion_tokens": 54,
        "total_tokens": 147,
        "cached_tokens": 93,
        "completion_tokens_details": {
         "reasoning_tokens": 38
        },
        "prompt_tokens_details": {
         "cached_tokens": 93
        }
       }
      },
      "evidence": {
       "level": "recorded",
       "source": "leandromineti/ai-assisted-coding",
       "note": "The shape is recorded; ids and texts are examples."
      }
     },
     {
      "id": "first",
      "value": {
       "id": "chatcmpl-6a8f158b0123456789abcdef",
       "object": "chat.completion.chunk",
       "created": 1787762060,
       "model": "kimi-k2.5",
       "choices": [
        {
         "index": 0,
         "delta": {
          "role": "assistant",
          "content": ""
         },
         "finish_reason": null
        }
       ],
       "system_fingerprint": "fpv0_3f4f71b6"
      },
      "evidence": {
       "level": "recorded",
       "source": "vercel/v1-8k-stream"
      }
     },
     {
      "id": "end_of_thinking",
      "value": {
       "id": "chatcmpl-6a8f158b0123456789abcdef",
       "object": "chat.completion.chunk",
       "created": 1787762060,
       "model": "kimi-k3",
       "choices": [
        {
         "index": 0,
         "delta": {
          "reasoning_content": ""
         },
         "finish_reason": null
        }
       ]
      },
      "evidence": {
       "level": "recorded",
       "source": "vercel/k3-stream-thinking"
      }
     },
     {
      "id": "tool_slot",
      "value": {
       "id": "chatcmpl-6a8f158b0123456789abcdef",
       "object": "chat.completion.chunk",
       "created": 1787762060,
       "model": "kimi-k3",
       "choices": [
        {
         "index": 0,
         "delta": {
          "tool_calls": [
           {
            "index": 0,
            "id": "get_weather_0",
            "type": "function",
            "function": {
             "name": "get_weather",
             "arguments": ""
            }
           }
          ]
         },
         "finish_reason": null
        }
       ]
      },
      "evidence": {
       "level": "recorded",
       "source": "oriveo/web-search-stream"
      }
     },
     {
      "id": "last",
      "value": {
       "id": "chatcmpl-6a8f158b0123456789abcdef",
       "object": "chat.completion.chunk",
       "created": 1787762060,
       "model": "kimi-k2.5",
       "choices": [
        {
         "index": 0,
         "delta": {},
         "finish_reason": "stop",
         "usage": {
          "prompt_tokens": 11,
          "completion_tokens": 2,
          "total_tokens": 13
         }
        }
       ],
       "system_fingerprint": "fpv0_3f4f71b6"
      },
      "evidence": {
       "level": "recorded",
       "source": "vercel/v1-8k-stream"
      }
     },
     {
      "id": "usage",
      "value": {
       "id": "chatcmpl-6a8f158b0123456789abcdef",
       "object": "chat.completion.chunk",
       "created": 1787762060,
       "model": "kimi-k2.5",
       "choices": [],
       "usage": {
        "prompt_tokens": 11,
        "completion_tokens": 2,
        "total_tokens": 13
       }
      },
      "evidence": {
       "level": "recorded",
       "source": "vercel/v1-8k-stream",
       "note": "With include_usage only."
      }
     }
    ]
   },
   "400": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ChatBadRequest"
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   },
   "403": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Forbidden"
   },
   "404": {
    "schemas": {
     "application/json": "NotFoundError"
    },
    "examples": "ModelNotFound"
   },
   "429": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "RateLimited"
   },
   "499": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ClientClosedRequest"
   },
   "500": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ServerError"
   },
   "503": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ServerUnavailable"
   },
   "504": {
    "schemas": {
     "text/html": null
    },
    "examples": "GatewayTimeout"
   }
  }
 },
 {
  "operationId": "listModels",
  "method": "GET",
  "path": "/models",
  "request": null,
  "responses": {
   "200": {
    "schemas": {
     "application/json": "ModelList"
    },
    "examples": [
     {
      "id": "one",
      "value": {
       "object": "list",
       "data": [
        {
         "id": "kimi-k3",
         "object": "model",
         "created": 1784160000,
         "owned_by": "moonshot",
         "root": "",
         "parent": "",
         "supports_image_in": true,
         "supports_video_in": true,
         "supports_reasoning": true,
         "supports_dynamic_tools": true,
         "think_efforts": {
          "support": true,
          "valid_efforts": [
           "low",
           "high",
           "max"
          ],
          "default_effort": "max"
         },
         "reasoning_efforts": {
          "support": true,
          "valid_efforts": [
           "low",
           "high",
           "max"
          ],
          "default_effort": "max"
         },
         "supports_thinking_type": "only",
         "context_length": 1048576
        }
       ]
      },
      "evidence": {
       "level": "recorded",
       "source": "reports/k3-admission",
       "note": "Efforts as of September; created is an example."
      }
     }
    ]
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   }
  }
 },
 {
  "operationId": "estimateTokenCount",
  "method": "POST",
  "path": "/tokenizers/estimate-token-count",
  "request": {
   "application/json": "TokenCountRequest"
  },
  "responses": {
   "200": {
    "schemas": {
     "application/json": "TokenCount"
    },
    "examples": [
     {
      "id": "plain",
      "value": {
       "code": 0,
       "data": {
        "total_tokens": 80
       },
       "scode": "0x0",
       "status": true
      },
      "evidence": {
       "level": "recorded",
       "source": "reports/estimate-token-count"
      }
     }
    ]
   },
   "400": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "BadRequest"
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   },
   "404": {
    "schemas": {
     "application/json": "NotFoundError"
    },
    "examples": "ModelNotFound"
   },
   "500": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ServerError"
   }
  }
 },
 {
  "operationId": "getBalance",
  "method": "GET",
  "path": "/users/me/balance",
  "request": null,
  "responses": {
   "200": {
    "schemas": {
     "application/json": "Balance"
    },
    "examples": [
     {
      "id": "credit",
      "value": {
       "code": 0,
       "data": {
        "available_balance": 49.58894,
        "voucher_balance": 46.58893,
        "cash_balance": 3.00001
       },
       "scode": "0x0",
       "status": true
      },
      "evidence": {
       "level": "documented",
       "source": "docs/api/balance"
      }
     },
     {
      "id": "deficit",
      "value": {
       "code": 0,
       "data": {
        "available_balance": 0,
        "voucher_balance": 0,
        "cash_balance": -31.14918
       },
       "scode": "0x0",
       "status": true
      },
      "evidence": {
       "level": "recorded",
       "source": "Yachiyo-5i/xLyra#76"
      }
     }
    ]
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   },
   "500": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ServerError"
   }
  }
 },
 {
  "operationId": "createFile",
  "method": "POST",
  "path": "/files",
  "request": {
   "multipart/form-data": "FileUpload"
  },
  "responses": {
   "200": {
    "schemas": {
     "application/json": "FileObject"
    },
    "examples": [
     {
      "id": "uploaded",
      "value": {
       "id": "file_0123456789abcdef",
       "object": "file",
       "bytes": 5426,
       "created_at": 1788220800,
       "filename": "notes.txt",
       "purpose": "file-extract",
       "status": "ok",
       "status_details": ""
      },
      "evidence": {
       "level": "recorded",
       "source": "iamuv/moonshot-files",
       "note": "The shape is recorded; the values are examples."
      }
     }
    ]
   },
   "400": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "FileBadRequest"
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   },
   "500": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "FileServerError"
   }
  }
 },
 {
  "operationId": "listFiles",
  "method": "GET",
  "path": "/files",
  "request": null,
  "responses": {
   "200": {
    "schemas": {
     "application/json": "FileList"
    },
    "examples": [
     {
      "id": "one",
      "value": {
       "object": "list",
       "data": [
        {
         "id": "file_0123456789abcdef",
         "object": "file",
         "bytes": 5426,
         "created_at": 1788220800,
         "filename": "notes.txt",
         "purpose": "file-extract",
         "status": "ok",
         "status_details": ""
        }
       ]
      },
      "evidence": {
       "level": "recorded",
       "source": "iamuv/moonshot-files",
       "note": "The shape is recorded; the values are examples."
      }
     }
    ]
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   },
   "500": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ServerError"
   }
  }
 },
 {
  "operationId": "getFile",
  "method": "GET",
  "path": "/files/{file_id}",
  "request": null,
  "responses": {
   "200": {
    "schemas": {
     "application/json": "FileObject"
    },
    "examples": [
     {
      "id": "uploaded",
      "value": {
       "id": "file_0123456789abcdef",
       "object": "file",
       "bytes": 5426,
       "created_at": 1788220800,
       "filename": "notes.txt",
       "purpose": "file-extract",
       "status": "ok",
       "status_details": ""
      },
      "evidence": {
       "level": "recorded",
       "source": "iamuv/moonshot-files",
       "note": "The shape is recorded; the values are examples."
      }
     }
    ]
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   },
   "404": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "FileNotFound"
   },
   "500": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ServerError"
   }
  }
 },
 {
  "operationId": "deleteFile",
  "method": "DELETE",
  "path": "/files/{file_id}",
  "request": null,
  "responses": {
   "200": {
    "schemas": {
     "application/json": "FileDeleted"
    },
    "examples": [
     {
      "id": "deleted",
      "value": {
       "deleted": true,
       "id": "file_0123456789abcdef",
       "object": "file"
      },
      "evidence": {
       "level": "documented",
       "source": "docs/openapi.json",
       "note": "Key order as on the wire in 2024."
      }
     }
    ]
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   },
   "404": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "FileNotFound"
   },
   "500": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "ServerError"
   }
  }
 },
 {
  "operationId": "getFileContent",
  "method": "GET",
  "path": "/files/{file_id}/content",
  "request": null,
  "responses": {
   "200": {
    "schemas": {
     "application/json": "FileContent",
     "text/plain": null
    },
    "examples": [
     {
      "id": "text",
      "value": {
       "content": "Line one\n\nLine two",
       "file_type": "text/plain",
       "filename": "notes.txt",
       "title": "",
       "type": "file"
      },
      "evidence": {
       "level": "recorded",
       "source": "iamuv/moonshot-files",
       "note": "The shape is recorded; the text is an example."
      }
     },
     {
      "id": "lines",
      "value": "Line one\nLine two",
      "evidence": {
       "level": "documented",
       "source": "docs/openapi.json",
       "note": "The text is an example."
      }
     }
    ]
   },
   "401": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "Unauthorized"
   },
   "404": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "FileNotFound"
   },
   "500": {
    "schemas": {
     "application/json": "ErrorEnvelope"
    },
    "examples": "FileServerError"
   }
  }
 }
] as const

export const sharedExamples = {
 "ChatBadRequest": [
  {
   "id": "invalid_request_error.temperature",
   "value": {
    "error": {
     "message": "invalid temperature: only 1 is allowed for this model",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding",
    "note": "K2.5 and later with thinking on; 108 bytes on the wire."
   }
  },
  {
   "id": "invalid_request_error.temperature_plain",
   "value": {
    "error": {
     "message": "invalid temperature: only 0.6 is allowed for this model",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "vercel/400-temperature-only-0.6",
    "note": "K2.5, K2.6 and K3 with thinking off."
   }
  },
  {
   "id": "invalid_request_error.temperature_range",
   "value": {
    "error": {
     "message": "temperature must not be greater than 1.000000",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "kimi-code/docs",
    "note": "Recorded on Kimi Code only; taken for models with a range."
   }
  },
  {
   "id": "invalid_request_error.top_p",
   "value": {
    "error": {
     "message": "invalid top_p: only 0.95 is allowed for this model",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding"
   }
  },
  {
   "id": "invalid_request_error.n",
   "value": {
    "error": {
     "message": "invalid n: only 1 is allowed for this model",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding"
   }
  },
  {
   "id": "invalid_request_error.presence_penalty",
   "value": {
    "error": {
     "message": "invalid presence_penalty: only 0 is allowed for this model",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding"
   }
  },
  {
   "id": "invalid_request_error.frequency_penalty",
   "value": {
    "error": {
     "message": "invalid frequency_penalty: only 0 is allowed for this model",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding"
   }
  },
  {
   "id": "invalid_request_error.thinking",
   "value": {
    "error": {
     "message": "invalid thinking: only type=enabled is allowed for this model",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "vercel/400-thinking-only-enabled",
    "note": "kimi-k2.7-code asked with thinking disabled."
   }
  },
  {
   "id": "invalid_request_error.logprobs",
   "value": {
    "error": {
     "message": "invalid logprobs: only false is allowed for this model",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding"
   }
  },
  {
   "id": "invalid_request_error.top_logprobs",
   "value": {
    "error": {
     "message": "Invalid request: logprobs must be set to true if top_logprobs is used",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding"
   }
  },
  {
   "id": "invalid_request_error.logit_bias",
   "value": {
    "error": {
     "message": "Invalid request: logit_bias is not supported yet",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "QuantumNous/new-api"
   }
  },
  {
   "id": "invalid_request_error.messages_empty",
   "value": {
    "error": {
     "message": "Invalid request: messages must not be empty",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/k3-admission"
   }
  },
  {
   "id": "invalid_request_error.message_empty",
   "value": {
    "error": {
     "message": "Invalid request: the message at position 1 with role 'assistant' must not be empty",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "AstrBotDevs/AstrBot#7200"
   }
  },
  {
   "id": "invalid_request_error.wrong_type",
   "value": {
    "error": {
     "message": "Invalid request: the `reasoning_effort` field in the request (expected type string) is illegal, and number is not acceptable",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "QuantumNous/new-api",
    "note": "One generated sentence for every wrong JSON type; array indexes are not shown in the path."
   }
  },
  {
   "id": "invalid_request_error.json",
   "value": {
    "error": {
     "message": "Invalid request: the request body is not valid JSON",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "unverified",
    "source": "unknown/wording",
    "note": "The status and type follow the documented form of invalid requests; the text is not known."
   }
  },
  {
   "id": "invalid_request_error.stop",
   "value": {
    "error": {
     "message": "Invalid request: stop array too long. Expected an array with maximum length 5, but got an array with length 10 instead",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/recognizer-table"
   }
  },
  {
   "id": "invalid_request_error.role",
   "value": {
    "error": {
     "message": "role 'developer' is not allowed",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "earendil-works/pi#8109",
    "note": "Recorded in full on Kimi Code; whether api.moonshot.* puts the prefix of invalid requests before it is not settled."
   }
  },
  {
   "id": "invalid_request_error.role_unspecified",
   "value": {
    "error": {
     "message": "invalid request: unsupported role ROLE_UNSPECIFIED",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "openclaw/openclaw#21060",
    "note": "Until about early 2026; also for an empty or missing role."
   }
  },
  {
   "id": "invalid_request_error.content_part",
   "value": {
    "error": {
     "message": "Invalid request: the message at position 0 with role 'user' contains an invalid part type: file",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "AlphaBitCore/nexus-gateway",
    "note": "Quoted there without the prefix; clients of api.moonshot.cn (2026-03-18, video_url and tool_use parts too) were read with it, their pages are not named here: the prefix is unverified."
   }
  },
  {
   "id": "invalid_request_error.reasoning_missing",
   "value": {
    "error": {
     "message": "thinking is enabled but reasoning_content is missing in assistant tool call message at index 2",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "sipeed/picoclaw#588"
   }
  },
  {
   "id": "invalid_request_error.image_url",
   "value": {
    "error": {
     "message": "Invalid request: unsupported image url: https://example.com/cat.png",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "AlphaBitCore/nexus-gateway",
    "note": "Also seen without the prefix."
   }
  },
  {
   "id": "invalid_request_error.image_format",
   "value": {
    "error": {
     "message": "Invalid request: unsupported image format: text/plain; charset=utf-8",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "AlphaBitCore/nexus-gateway"
   }
  },
  {
   "id": "invalid_request_error.tool_name",
   "value": {
    "error": {
     "message": "Invalid request: function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "QuantumNous/new-api"
   }
  },
  {
   "id": "invalid_request_error.tool_type",
   "value": {
    "error": {
     "message": "Invalid request: unknown tool type: mcp, currently only function and plugin are supported",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "QuantumNous/new-api",
    "note": "A missing type leaves the name empty."
   }
  },
  {
   "id": "invalid_request_error.tool_duplicate",
   "value": {
    "error": {
     "message": "function name get_weather is duplicated",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "QuantumNous/new-api",
    "note": "The prefix is uncertain."
   }
  },
  {
   "id": "invalid_request_error.tool_parameters",
   "value": {
    "error": {
     "message": "tools.function.parameters.type is required and must be \"object\"",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "QuantumNous/new-api",
    "note": "The prefix is uncertain."
   }
  },
  {
   "id": "invalid_request_error.tool_schema",
   "value": {
    "error": {
     "message": "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'properties.source': type is not defined>",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "MoonshotAI/kimi-cli#1595"
   }
  },
  {
   "id": "invalid_request_error.tool_results_missing",
   "value": {
    "error": {
     "message": "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: get_weather:0",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "MoonshotAI/kimi-cli#1977"
   }
  },
  {
   "id": "invalid_request_error.tool_call_id",
   "value": {
    "error": {
     "message": "Invalid request: tool_call_id  is not found",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/tool-call-id-not-found",
    "note": "Two spaces; the id is not printed."
   }
  },
  {
   "id": "invalid_request_error.tool_call_id_duplicate",
   "value": {
    "error": {
     "message": "Invalid request: tool call id get_weather_0 is duplicated",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "reported",
    "source": "openclaw/openclaw#51155"
   }
  },
  {
   "id": "invalid_request_error.tool_choice_required",
   "value": {
    "error": {
     "message": "tool_choice 'required' is incompatible with thinking enabled",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "QuantumNous/new-api",
    "note": "K2.5, K2.6 and K2.7 with thinking on; K3 allows it."
   }
  },
  {
   "id": "invalid_request_error.tool_choice_specified",
   "value": {
    "error": {
     "message": "tool_choice 'specified' is incompatible with thinking enabled",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "QuantumNous/new-api",
    "note": "A named function, or an unknown string, with thinking on."
   }
  },
  {
   "id": "invalid_request_error.tool_choice_unknown",
   "value": {
    "error": {
     "message": "Invalid request: unknown tool_choice strategy: bogus",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "unverified",
    "source": "QuantumNous/new-api",
    "note": "An unknown string with thinking off; the exact words are not known."
   }
  },
  {
   "id": "invalid_request_error.tool_choice_without_tools",
   "value": {
    "error": {
     "message": "Invalid request: tool_choice 'required' needs tools",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "unverified",
    "source": "MoonshotAI/Kimi-Vendor-Verifier",
    "note": "That it is refused is tested, the text is not known."
   }
  },
  {
   "id": "invalid_request_error.response_format",
   "value": {
    "error": {
     "message": "Invalid request: response_format.type must be one of text, json_object, json_schema",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "unverified",
    "source": "MoonshotAI/Kimi-Vendor-Verifier",
    "note": "That it is refused is tested, the text is not known."
   }
  },
  {
   "id": "invalid_request_error.response_schema",
   "value": {
    "error": {
     "message": "Invalid request: response_format.json_schema is not a valid moonshot flavored json schema, details: <At path 'properties.pair.items': items must be an object>",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "vercel/400-json-schema-not-mfjs"
   }
  },
  {
   "id": "invalid_request_error.token_limit",
   "value": {
    "error": {
     "message": "Invalid request: Your request exceeded model token limit: 262144 (requested: 265359)",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/error-texts",
    "note": "The docs write \"Your request exceeded model token limit : {max}\", without the prefix and with a space before the colon; the recorded text is used."
   }
  },
  {
   "id": "invalid_request_error.input_too_long",
   "value": {
    "error": {
     "message": "Input token length too long",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "invalid_request_error.api_version",
   "value": {
    "error": {
     "type": "invalid_request_error",
     "message": "missing required header Kimi-Api-Version",
     "request_id": "0123456789abcdef0123456789abcdef"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/kimi-api-version",
    "note": "A passing fault during a rollout; key order type, message, request_id."
   }
  },
  {
   "id": "invalid_request_error.tokenization",
   "value": {
    "error": {
     "message": "Invalid request: tokenization failed",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/guide/dynamic-tool-loading",
    "note": "Dynamic tools on a model without them; in May 2026 the role developer was answered with it, too."
   }
  },
  {
   "id": "invalid_request_error.image_undecodable",
   "value": {
    "error": {
     "message": "Invalid request: prepare image failed error, status code: 400, message: failed to decode image: invalid or unsupported image format",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "reported",
    "source": "NousResearch/hermes-agent#81326",
    "note": "The host is not named."
   }
  },
  {
   "id": "content_filter",
   "value": {
    "error": {
     "message": "The request was rejected because it was considered high risk",
     "type": "content_filter"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "content_filter.code",
   "value": {
    "error": {
     "code": 400,
     "message": "The request was rejected because it was considered high risk",
     "param": "prompt",
     "type": "content_filter"
    }
   },
   "evidence": {
    "level": "reported",
    "source": "666ghj/BettaFish#228",
    "note": "The only sightings of code and param; the host is not named."
   }
  }
 ],
 "Unauthorized": [
  {
   "id": "invalid_authentication_error",
   "value": {
    "error": {
     "message": "Invalid Authentication",
     "type": "invalid_authentication_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "dmxapi/401-invalid-authentication",
    "note": "A bad key, or one of the other host; 84 bytes on the wire."
   }
  },
  {
   "id": "incorrect_api_key_error",
   "value": {
    "error": {
     "message": "Incorrect API key provided",
     "type": "incorrect_api_key_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "akz142857/Halro",
    "note": "No key at all."
   }
  }
 ],
 "Forbidden": [
  {
   "id": "permission_denied_error",
   "value": {
    "error": {
     "message": "The API you are accessing is not open",
     "type": "permission_denied_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "permission_denied_error.user",
   "value": {
    "error": {
     "message": "You are not allowed to get other user info",
     "type": "permission_denied_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "permission_denied_error.ip",
   "value": {
    "error": {
     "message": "Your IP is not allowed to access this organization",
     "type": "permission_denied_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "exceeded_current_quota_error.not_active",
   "value": {
    "error": {
     "message": "Your account org-example<ak-example> is not active, organization <org-example> exceeded current quota, please check your plan and billing details",
     "type": "exceeded_current_quota_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "MoonshotAI/Kimi-K2#5",
    "note": "July 2025; the same cause answers 429 today."
   }
  }
 ],
 "ModelNotFound": [
  {
   "id": "resource_not_found_error",
   "value": {
    "error": {
     "message": "Not found the model kimi-unknown or Permission denied",
     "type": "resource_not_found_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "vercel/404-model-not-found-a",
    "note": "Unknown, retired and forbidden ids alike."
   }
  },
  {
   "id": "url.not_found",
   "value": {
    "code": 5,
    "error": "url.not_found",
    "message": "没找到对象",
    "method": "POST",
    "scode": "0x5",
    "status": false,
    "ua": "",
    "url": "/v1/unknown"
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/gateway-404-post",
    "note": "An unknown path, answered by the gateway before authentication."
   }
  }
 ],
 "RateLimited": [
  {
   "id": "rate_limit_reached_error.rpm",
   "value": {
    "error": {
     "message": "Your account org-example<ak-example> request reached organization max RPM: 3, please try again after 1 seconds",
     "type": "rate_limit_reached_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding"
   }
  },
  {
   "id": "rate_limit_reached_error.concurrency",
   "value": {
    "error": {
     "message": "Your account org-example<ak-example> request reached max organization concurrency: 1, please try again after 1 seconds",
     "type": "rate_limit_reached_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/error-texts",
    "note": "The docs write \"reached organization max concurrency\"; the recorded text is used."
   }
  },
  {
   "id": "rate_limit_reached_error.tpm",
   "value": {
    "error": {
     "message": "Your account org-example<ak-example> request reached organization TPM rate limit, current: 500120, limit: 500000",
     "type": "rate_limit_reached_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "LLM-Red-Team/kimi-cc#41",
    "note": "The recording names a project and ends in a link to the limits page; the docs write current:{n} without a space."
   }
  },
  {
   "id": "rate_limit_reached_error.tpm_documented",
   "value": {
    "error": {
     "message": "Your account org-example<ak-example> request reached TPM rate limit, current:500120, limit:500000",
     "type": "rate_limit_reached_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/guide/troubleshooting"
   }
  },
  {
   "id": "rate_limit_reached_error.tpm_project",
   "value": {
    "error": {
     "message": "Your account org-example / proj-example <ak-example> request reached project TPM rate limit, current: 1410, limit: 100, see https://platform.moonshot.cn/docs/pricing/limits",
     "type": "rate_limit_reached_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "LLM-Red-Team/kimi-cc#41"
   }
  },
  {
   "id": "rate_limit_reached_error.tpd",
   "value": {
    "error": {
     "message": "Your account org-example<ak-example> request reached organization TPD rate limit, current: 1500042, limit: 1500000",
     "type": "rate_limit_reached_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/error-texts"
   }
  },
  {
   "id": "rate_limit_reached_error",
   "value": {
    "error": {
     "message": "Organization Rate limit exceeded, please try again after 1 seconds",
     "type": "rate_limit_reached_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "LLM-Red-Team/kimi-cc#16"
   }
  },
  {
   "id": "rate_limit_reached_error.max_request",
   "value": {
    "error": {
     "message": "Your account org-example<ak-example> request reached max request: 3, please try again after 1 seconds",
     "type": "rate_limit_reached_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "harry0703/MoneyPrinterTurbo#339",
    "note": "The wording of 2024."
   }
  },
  {
   "id": "engine_overloaded_error",
   "value": {
    "error": {
     "message": "The engine is currently overloaded, please try again later",
     "type": "engine_overloaded_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "lucasdicioccio/agents-exe#336",
    "note": "115 bytes, no Retry-After."
   }
  },
  {
   "id": "exceeded_current_quota_error",
   "value": {
    "error": {
     "message": "Your account org-example <ak-example> is suspended due to insufficient balance, please recharge your account or check your plan and billing details",
     "type": "exceeded_current_quota_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "MoonshotAI/kimi-code#1857",
    "note": "A space before the angle bracket; no Retry-After. The docs write \"is suspended, please check your plan and billing details\"."
   }
  },
  {
   "id": "exceeded_current_quota_error.running_low",
   "value": {
    "error": {
     "message": "Your credit balance is running low for account <org-example>, please recharge immediately to avoid service disruption",
     "type": "exceeded_current_quota_error"
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "reports/credit-running-low",
    "note": "Sent when the balance is almost used up."
   }
  },
  {
   "id": "exceeded_current_quota_error.token_quota",
   "value": {
    "error": {
     "message": "You exceeded your current token quota: <org-example> 0, please check your account balance",
     "type": "exceeded_current_quota_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  }
 ],
 "ClientClosedRequest": [
  {
   "id": "client_closed_request",
   "value": {
    "error": {
     "message": "The client closed the request",
     "type": "client_closed_request"
    }
   },
   "evidence": {
    "level": "unverified",
    "source": "docs/api/errors",
    "note": "Status and type are documented, the text is not."
   }
  }
 ],
 "ServerError": [
  {
   "id": "server_error",
   "value": {
    "error": {
     "message": "Failed to extract file: unknown error",
     "type": "server_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "unexpected_output",
   "value": {
    "error": {
     "message": "invalid state transition",
     "type": "unexpected_output"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  }
 ],
 "ServerUnavailable": [
  {
   "id": "server_unavailable",
   "value": {
    "error": {
     "message": "service unavailable",
     "type": "server_unavailable"
    }
   },
   "evidence": {
    "level": "unverified",
    "source": "docs/api/errors",
    "note": "Status and type are documented, the text is not."
   }
  }
 ],
 "GatewayTimeout": [],
 "BadRequest": [
  {
   "id": "invalid_request_error",
   "value": {
    "error": {
     "message": "Invalid request: messages must not be empty",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/openapi.json",
    "note": "The text is the one of chat; none is recorded here."
   }
  }
 ],
 "FileBadRequest": [
  {
   "id": "invalid_request_error.file_empty",
   "value": {
    "error": {
     "message": "File size is zero, please confirm and re-upload the file",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "invalid_request_error.file_size",
   "value": {
    "error": {
     "message": "File size is too large, max file size is 100MB, please confirm and re-upload the file",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "invalid_request_error.file_count",
   "value": {
    "error": {
     "message": "The number of files you have uploaded exceeded the max file count 1000, please delete previous uploaded files",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "invalid_request_error.too_many_files",
   "value": {
    "error": {
     "message": "Too many uploaded files",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "invalid_request_error.file_purpose",
   "value": {
    "error": {
     "message": "Invalid purpose: fine-tune, only `file-extract`, `batch`, `batch_output`, `lambda`, `image` and `video` accepted",
     "type": "invalid_request_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors",
    "note": "The help centre still has: Invalid purpose: only 'file-extract' accepted."
   }
  }
 ],
 "FileServerError": [
  {
   "id": "server_error.extract",
   "value": {
    "error": {
     "message": "Failed to extract file: unknown error",
     "type": "server_error"
    }
   },
   "evidence": {
    "level": "documented",
    "source": "docs/api/errors"
   }
  },
  {
   "id": "extract_failed",
   "value": {
    "error": {
     "message": "extract task failed: failed",
     "type": ""
    }
   },
   "evidence": {
    "level": "recorded",
    "source": "meutils/files-extract-failed",
    "note": "The type is the empty string."
   }
  }
 ],
 "FileNotFound": [
  {
   "id": "resource_not_found_error.file",
   "value": {
    "error": {
     "message": "Not found the file file_example or Permission denied",
     "type": "resource_not_found_error"
    }
   },
   "evidence": {
    "level": "unverified",
    "source": "docs/openapi.json",
    "note": "404 and the type are documented, the text follows the one for models."
   }
  }
 ]
} as const
