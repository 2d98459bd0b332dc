/* Generated from openapi/models.yaml by scripts/dev/generate.ts. Do not edit: change the source and run npm run generate. */
export const preference = [
 "kimi-k2.6",
 "kimi-k2.7-code",
 "kimi-k2.7-code-highspeed",
 "kimi-k3.1-pro",
 "kimi-k3",
 "kimi-k3.1-pro-highspeed",
 "kimi-k2.5"
] as const

export const rows = [
 {
  "id": "kimi-k3.1-pro",
  "family": "k3.1",
  "status": "current",
  "released": "2026-10-23",
  "retired": null,
  "context_length": 1048576,
  "input": [
   "text",
   "image",
   "video"
  ],
  "thinking": {
   "form": "effort",
   "default": "enabled",
   "disabled_accepted": true,
   "keep": [
    "all"
   ],
   "efforts": [
    "low",
    "high",
    "max"
   ],
   "default_effort": "max"
  },
  "sampling": {
   "temperature": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 0.6
   },
   "top_p": {
    "kind": "fixed",
    "thinking": 0.95,
    "plain": 0.95
   },
   "n": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "presence_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   },
   "frequency_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 131072,
   "max": 1048576
  },
  "price": {
   "usd": {
    "cache_hit": 0.2,
    "input": 2,
    "output": 10
   },
   "cny": null
  },
  "fingerprint": false,
  "tool_id_form": "underscore",
  "usage_details": "reasoning",
  "supports_dynamic_tools": true,
  "supports_reasoning": true,
  "supports_thinking_type": "only",
  "unverified": [
   "output",
   "fingerprint",
   "tool_id_form",
   "logprobs",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "reported",
    "source": "aihubmix/kimi-k3.1-migration",
    "note": "The official pages could not be read; limits taken from kimi-k3."
   },
   {
    "level": "reported",
    "source": "vercel/kimi-k3.1-pro"
   }
  ]
 },
 {
  "id": "kimi-k3.1-pro-highspeed",
  "family": "k3.1",
  "status": "current",
  "released": "2026-10-23",
  "retired": null,
  "context_length": 1048576,
  "input": [
   "text",
   "image",
   "video"
  ],
  "thinking": {
   "form": "effort",
   "default": "enabled",
   "disabled_accepted": true,
   "keep": [
    "all"
   ],
   "efforts": [
    "low",
    "high",
    "max"
   ],
   "default_effort": "max"
  },
  "sampling": {
   "temperature": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 0.6
   },
   "top_p": {
    "kind": "fixed",
    "thinking": 0.95,
    "plain": 0.95
   },
   "n": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "presence_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   },
   "frequency_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 131072,
   "max": 1048576
  },
  "price": {
   "usd": {
    "cache_hit": 0.2,
    "input": 4,
    "output": 20
   },
   "cny": null
  },
  "fingerprint": false,
  "tool_id_form": "underscore",
  "usage_details": "reasoning",
  "supports_dynamic_tools": true,
  "supports_reasoning": true,
  "supports_thinking_type": "only",
  "unverified": [
   "output",
   "fingerprint",
   "tool_id_form",
   "logprobs",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "reported",
    "source": "apiyi/kimi-k3.1-overview",
    "note": "Same intelligence, two to three times the speed."
   }
  ]
 },
 {
  "id": "kimi-k3",
  "family": "k3",
  "status": "current",
  "released": "2026-07-16",
  "retired": null,
  "context_length": 1048576,
  "input": [
   "text",
   "image",
   "video"
  ],
  "thinking": {
   "form": "effort",
   "default": "enabled",
   "disabled_accepted": true,
   "keep": [
    "all"
   ],
   "efforts": [
    "low",
    "high",
    "max"
   ],
   "default_effort": "max"
  },
  "sampling": {
   "temperature": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 0.6
   },
   "top_p": {
    "kind": "fixed",
    "thinking": 0.95,
    "plain": 0.95
   },
   "n": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "presence_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   },
   "frequency_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 131072,
   "max": 1048576
  },
  "price": {
   "usd": {
    "cache_hit": 0.3,
    "input": 3,
    "output": 15
   },
   "cny": {
    "cache_hit": 2,
    "input": 20,
    "output": 100
   }
  },
  "fingerprint": false,
  "tool_id_form": "underscore",
  "usage_details": "reasoning",
  "supports_dynamic_tools": true,
  "supports_reasoning": true,
  "supports_thinking_type": "only",
  "unverified": [],
  "evidence": [
   {
    "level": "recorded",
    "source": "lm15-dev/lm15-contract",
    "note": "Models list of 2026-09-03: flags and context length."
   },
   {
    "level": "recorded",
    "source": "reports/k3-admission"
   },
   {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding",
    "note": "Fixed sampling values; with thinking disabled temperature 0.6 is the only one."
   },
   {
    "level": "recorded",
    "source": "leandromineti/ai-assisted-coding",
    "note": "logprobs refused; on 2026-09-21 the .cn host answered with them."
   },
   {
    "level": "recorded",
    "source": "vercel/k3-stream-thinking",
    "note": "No system_fingerprint here; some K3 streams have one."
   }
  ]
 },
 {
  "id": "kimi-k2.7-code",
  "family": "k2.7",
  "status": "current",
  "released": "2026-06",
  "retired": null,
  "context_length": 262144,
  "input": [
   "text",
   "image",
   "video"
  ],
  "thinking": {
   "form": "always",
   "default": "enabled",
   "disabled_accepted": false,
   "keep": [
    "all"
   ],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "top_p": {
    "kind": "fixed",
    "thinking": 0.95,
    "plain": 0.95
   },
   "n": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "presence_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   },
   "frequency_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "refused",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 32768,
   "max": null
  },
  "price": {
   "usd": {
    "cache_hit": 0.19,
    "input": 0.95,
    "output": 4
   },
   "cny": {
    "cache_hit": 1.3,
    "input": 6.5,
    "output": 27
   }
  },
  "fingerprint": false,
  "tool_id_form": "underscore",
  "usage_details": "reasoning",
  "supports_dynamic_tools": false,
  "supports_reasoning": true,
  "supports_thinking_type": "only",
  "unverified": [
   "logprobs",
   "output",
   "fingerprint",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "recorded",
    "source": "lm15-dev/lm15-contract",
    "note": "Models list of 2026-09-03: flags and context length."
   },
   {
    "level": "recorded",
    "source": "vercel/k27code-tool-call"
   },
   {
    "level": "recorded",
    "source": "vercel/400-thinking-only-enabled"
   },
   {
    "level": "documented",
    "source": "docs/api/chat",
    "note": "The whole K2 series is closed to users registered from 2026-10-31; retirement is planned for the end of December 2026 (third party)."
   }
  ]
 },
 {
  "id": "kimi-k2.7-code-highspeed",
  "family": "k2.7",
  "status": "current",
  "released": "2026-06",
  "retired": null,
  "context_length": 262144,
  "input": [
   "text",
   "image",
   "video"
  ],
  "thinking": {
   "form": "always",
   "default": "enabled",
   "disabled_accepted": false,
   "keep": [
    "all"
   ],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "top_p": {
    "kind": "fixed",
    "thinking": 0.95,
    "plain": 0.95
   },
   "n": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "presence_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   },
   "frequency_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "refused",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 32768,
   "max": null
  },
  "price": {
   "usd": {
    "cache_hit": 0.38,
    "input": 1.9,
    "output": 8
   },
   "cny": {
    "cache_hit": 2.6,
    "input": 13,
    "output": 54
   }
  },
  "fingerprint": false,
  "tool_id_form": "underscore",
  "usage_details": "reasoning",
  "supports_dynamic_tools": false,
  "supports_reasoning": true,
  "supports_thinking_type": "only",
  "unverified": [
   "logprobs",
   "output",
   "fingerprint",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "docs/pricing/chat"
   }
  ]
 },
 {
  "id": "kimi-k2.6",
  "family": "k2.6",
  "status": "current",
  "released": "2026-04-20",
  "retired": null,
  "context_length": 262144,
  "input": [
   "text",
   "image",
   "video"
  ],
  "thinking": {
   "form": "switchable",
   "default": "enabled",
   "disabled_accepted": true,
   "keep": [
    "all"
   ],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 0.6
   },
   "top_p": {
    "kind": "fixed",
    "thinking": 0.95,
    "plain": 0.95
   },
   "n": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "presence_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   },
   "frequency_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "refused",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 32768,
   "max": null
  },
  "price": {
   "usd": {
    "cache_hit": 0.16,
    "input": 0.95,
    "output": 4
   },
   "cny": {
    "cache_hit": 1.1,
    "input": 6.5,
    "output": 27
   }
  },
  "fingerprint": false,
  "tool_id_form": "underscore",
  "usage_details": "reasoning",
  "supports_dynamic_tools": false,
  "supports_reasoning": true,
  "supports_thinking_type": "both",
  "unverified": [
   "logprobs",
   "fingerprint",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "recorded",
    "source": "lm15-dev/lm15-contract",
    "note": "Models list of 2026-09-03: flags and context length."
   },
   {
    "level": "recorded",
    "source": "vercel/k26-length-in-reasoning"
   },
   {
    "level": "recorded",
    "source": "vercel/400-temperature-only-0.6",
    "note": "With thinking disabled."
   },
   {
    "level": "documented",
    "source": "docs/api/chat"
   }
  ]
 },
 {
  "id": "kimi-k2.5",
  "family": "k2.5",
  "status": "retired",
  "released": "2026-01-27",
  "retired": "2026-08-31",
  "context_length": 262144,
  "input": [
   "text",
   "image",
   "video"
  ],
  "thinking": {
   "form": "switchable",
   "default": "enabled",
   "disabled_accepted": true,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 0.6
   },
   "top_p": {
    "kind": "fixed",
    "thinking": 0.95,
    "plain": 0.95
   },
   "n": {
    "kind": "fixed",
    "thinking": 1,
    "plain": 1
   },
   "presence_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   },
   "frequency_penalty": {
    "kind": "fixed",
    "thinking": 0,
    "plain": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "refused",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 32768,
   "max": null
  },
  "price": {
   "usd": {
    "cache_hit": 0.1,
    "input": 0.6,
    "output": 3
   },
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "underscore",
  "usage_details": "reasoning",
  "supports_dynamic_tools": false,
  "supports_reasoning": true,
  "supports_thinking_type": "both",
  "unverified": [
   "logprobs",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "recorded",
    "source": "oriveo/web-search-stream"
   },
   {
    "level": "recorded",
    "source": "geirfreysson/raynard",
    "note": "Gone: 404."
   },
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 },
 {
  "id": "kimi-k2.5-preview",
  "family": "k2.5",
  "status": "unverified",
  "released": null,
  "retired": null,
  "context_length": 262144,
  "input": [
   "text",
   "image"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0.6
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 32768,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "underscore",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "status",
   "context_length",
   "input",
   "thinking",
   "sampling",
   "tool_choice",
   "logprobs",
   "output",
   "price",
   "fingerprint",
   "tool_id_form",
   "usage_details",
   "supports_dynamic_tools",
   "supports_reasoning",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "unverified",
    "source": "tutorial/kimi-k2.5-preview",
    "note": "No evidence that the service ever knew this id; the real one most likely answers 404. Its sampling is free as on the kimi-k2 previews, so that the tutorial's programs (temperature 0.6 and 0.3) run."
   }
  ]
 },
 {
  "id": "kimi-k2-0905-preview",
  "family": "k2",
  "status": "retired",
  "released": "2025-09-05",
  "retired": "2026-05-25",
  "context_length": 262144,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0.6
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "released",
   "logprobs",
   "output",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "recorded",
    "source": "reports/k2-0905-stream"
   },
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai",
    "note": "The default budget is worded \"a reasonable integer such as 1024\"."
   }
  ]
 },
 {
  "id": "kimi-k2-0711-preview",
  "family": "k2",
  "status": "retired",
  "released": "2025-07-11",
  "retired": "2026-05-25",
  "context_length": 131072,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0.6
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "released",
   "logprobs",
   "output",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "recorded",
    "source": "MoonshotAI/Kimi-K2#5"
   },
   {
    "level": "recorded",
    "source": "langgenius/dify#39778",
    "note": "Gone."
   }
  ]
 },
 {
  "id": "kimi-k2-turbo-preview",
  "family": "k2",
  "status": "retired",
  "released": null,
  "retired": "2026-05-25",
  "context_length": 262144,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0.6
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "released",
   "logprobs",
   "output",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "recorded",
    "source": "MoonshotAI/kimi-cli"
   }
  ]
 },
 {
  "id": "kimi-k2-thinking",
  "family": "k2-thinking",
  "status": "retired",
  "released": null,
  "retired": "2026-05-25",
  "context_length": 262144,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "always",
   "default": "enabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "refused",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 32768,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "reasoning",
  "supports_dynamic_tools": false,
  "supports_reasoning": true,
  "supports_thinking_type": "only",
  "unverified": [
   "thinking",
   "tool_choice",
   "logprobs",
   "output",
   "fingerprint",
   "usage_details",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 },
 {
  "id": "kimi-k2-thinking-turbo",
  "family": "k2-thinking",
  "status": "retired",
  "released": null,
  "retired": "2026-05-25",
  "context_length": 262144,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "always",
   "default": "enabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "refused",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 32768,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "reasoning",
  "supports_dynamic_tools": false,
  "supports_reasoning": true,
  "supports_thinking_type": "only",
  "unverified": [
   "thinking",
   "tool_choice",
   "logprobs",
   "output",
   "fingerprint",
   "usage_details",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 },
 {
  "id": "kimi-latest",
  "family": "latest",
  "status": "retired",
  "released": null,
  "retired": "2026-01-28",
  "context_length": 131072,
  "input": [
   "text",
   "image"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "input",
   "sampling",
   "logprobs",
   "output",
   "fingerprint",
   "tool_id_form",
   "usage_details",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "docs/models",
    "note": "Context up to 131072."
   }
  ]
 },
 {
  "id": "kimi-thinking-preview",
  "family": "thinking",
  "status": "retired",
  "released": null,
  "retired": "2025-11-11",
  "context_length": 131072,
  "input": [
   "text",
   "image"
  ],
  "thinking": {
   "form": "always",
   "default": "enabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "refused",
   "named_with_thinking": "refused"
  },
  "logprobs": "refused",
  "output": {
   "default": 32768,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "reasoning",
  "supports_dynamic_tools": false,
  "supports_reasoning": true,
  "supports_thinking_type": "only",
  "unverified": [
   "input",
   "thinking",
   "sampling",
   "tool_choice",
   "logprobs",
   "output",
   "fingerprint",
   "tool_id_form",
   "usage_details",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "docs/models"
   }
  ]
 },
 {
  "id": "moonshot-v1-8k",
  "family": "moonshot-v1",
  "status": "retired",
  "released": null,
  "retired": "2026-08-31",
  "context_length": 8192,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": {
    "cache_hit": null,
    "input": 0.2,
    "output": 2
   },
   "cny": {
    "cache_hit": null,
    "input": 2,
    "output": 10
   }
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "logprobs",
   "output",
   "tool_id_form",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "recorded",
    "source": "vercel/v1-8k-stream"
   },
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 },
 {
  "id": "moonshot-v1-32k",
  "family": "moonshot-v1",
  "status": "retired",
  "released": null,
  "retired": "2026-08-31",
  "context_length": 32768,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": {
    "cache_hit": null,
    "input": 1,
    "output": 3
   },
   "cny": {
    "cache_hit": null,
    "input": 5,
    "output": 20
   }
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "logprobs",
   "output",
   "tool_id_form",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 },
 {
  "id": "moonshot-v1-128k",
  "family": "moonshot-v1",
  "status": "retired",
  "released": null,
  "retired": "2026-08-31",
  "context_length": 131072,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": {
    "cache_hit": null,
    "input": 2,
    "output": 5
   },
   "cny": {
    "cache_hit": null,
    "input": 10,
    "output": 30
   }
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "logprobs",
   "output",
   "tool_id_form",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 },
 {
  "id": "moonshot-v1-auto",
  "family": "moonshot-v1",
  "status": "retired",
  "released": null,
  "retired": "2026-08-31",
  "context_length": 131072,
  "input": [
   "text"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "context_length",
   "logprobs",
   "output",
   "tool_id_form",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai",
    "note": "Chooses 8k, 32k or 128k by length and is billed as that one; the largest window is taken here."
   }
  ]
 },
 {
  "id": "moonshot-v1-8k-vision-preview",
  "family": "moonshot-v1",
  "status": "retired",
  "released": null,
  "retired": "2026-08-31",
  "context_length": 8192,
  "input": [
   "text",
   "image"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "logprobs",
   "output",
   "tool_id_form",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 },
 {
  "id": "moonshot-v1-32k-vision-preview",
  "family": "moonshot-v1",
  "status": "retired",
  "released": null,
  "retired": "2026-08-31",
  "context_length": 32768,
  "input": [
   "text",
   "image"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "logprobs",
   "output",
   "tool_id_form",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 },
 {
  "id": "moonshot-v1-128k-vision-preview",
  "family": "moonshot-v1",
  "status": "retired",
  "released": null,
  "retired": "2026-08-31",
  "context_length": 131072,
  "input": [
   "text",
   "image"
  ],
  "thinking": {
   "form": "none",
   "default": "disabled",
   "disabled_accepted": false,
   "keep": [],
   "efforts": [],
   "default_effort": null
  },
  "sampling": {
   "temperature": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 0
   },
   "top_p": {
    "kind": "range",
    "min": 0,
    "max": 1,
    "default": 1
   },
   "n": {
    "kind": "range",
    "min": 1,
    "max": 5,
    "default": 1
   },
   "presence_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   },
   "frequency_penalty": {
    "kind": "range",
    "min": -2,
    "max": 2,
    "default": 0
   }
  },
  "tool_choice": {
   "required_with_thinking": "allowed",
   "named_with_thinking": "allowed"
  },
  "logprobs": "refused",
  "output": {
   "default": 1024,
   "max": null
  },
  "price": {
   "usd": null,
   "cny": null
  },
  "fingerprint": true,
  "tool_id_form": "colon",
  "usage_details": "counters",
  "supports_dynamic_tools": false,
  "supports_reasoning": false,
  "supports_thinking_type": "no",
  "unverified": [
   "logprobs",
   "output",
   "tool_id_form",
   "supports_dynamic_tools",
   "supports_thinking_type"
  ],
  "evidence": [
   {
    "level": "documented",
    "source": "api-evangelist/moonshot-ai"
   }
  ]
 }
] as const
