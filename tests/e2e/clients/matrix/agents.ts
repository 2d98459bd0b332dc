/** The agents of the matrix: real programs, unmodified, run without a terminal, with a small task in an empty folder. */

export const task = 'Create a file hello.txt with the text hello.'

export interface AgentRow {
  name: string
  /** A command without which the agent is not run. */
  needs: string
  /** Shell commands that install the agent, in a folder of its own. */
  install: readonly string[]
  /** Files written before the start, by their path below the home folder; `{baseUrl}` and `{key}` are filled in. */
  files?: Readonly<Record<string, string>>
  /** Starts the agent in the task's folder; `$AGENT` is the folder of the installation, `$TASK` the task. */
  run: string
  /** The settings that differ from the agent's defaults so that Kimi accepts its requests, and why. */
  setting?: string
  /** Rows that the agent does not offer, with the reason. */
  notOffered?: Readonly<Record<string, string>>
  /** A mistake of the agent: the refusal that the run must see, and the rows that fail because of it. */
  defect?: { refusal: string; reason: string; rows: readonly string[] }
}

const npm = (...packages: string[]): string[] => [
  'echo \'{"private":true}\' > package.json',
  `npm install --no-audit --no-fund --loglevel=error ${packages.join(' ')}`,
]
const pip = (...packages: string[]): string[] => [
  '"$PYTHON" -m venv venv',
  `venv/bin/pip install -q --disable-pip-version-check ${packages.map((one) => `'${one}'`).join(' ')}`,
]
const dropsReasoning = {
  refusal: 'reasoning_content is missing',
  reason: 'the agent drops reasoning_content from the history, which is refused as on the service',
  rows: ['accepted', 'finishes'],
}

export const agents: readonly AgentRow[] = [
  {
    name: 'kimi-cli 1.47.0',
    needs: 'python3',
    install: pip('kimi-cli==1.47.0'),
    files: {
      'kimi.json': JSON.stringify({
        default_model: 'kimi',
        providers: { kimi: { type: 'kimi', base_url: '{baseUrl}', api_key: '{key}' } },
        models: { kimi: { provider: 'kimi', model: 'kimi-k2.6', max_context_size: 262_144 } },
      }),
    },
    run: 'KIMI_CLI_NO_AUTO_UPDATE=1 "$AGENT/venv/bin/kimi" --print --config-file "$HOME/kimi.json" -p "$TASK"',
  },
  {
    name: '@moonshot-ai/kimi-code 2.1.0',
    needs: 'npm',
    install: npm('@moonshot-ai/kimi-code@2.1.0'),
    files: {
      '.kimi-code/config.toml': `default_model = "kimi"
[providers.local]
type = "kimi"
base_url = "{baseUrl}"
api_key = "{key}"
[models.kimi]
provider = "local"
model = "kimi-k2.6"
max_context_size = 262144
`,
    },
    run: 'KIMI_MODEL_MAX_COMPLETION_TOKENS=32768 "$AGENT/node_modules/.bin/kimi" -p "$TASK"',
    setting:
      'KIMI_MODEL_MAX_COMPLETION_TOKENS=32768: without it, the first request has the size of the context window as its budget, which together with the prompt is refused (`exceeded model token limit`)',
  },
  {
    name: 'opencode-ai 1.18.33',
    needs: 'npm',
    install: npm('opencode-ai@1.18.33'),
    files: {
      '.config/opencode/opencode.json': JSON.stringify({
        provider: {
          kimi: {
            npm: '@ai-sdk/openai-compatible',
            options: { baseURL: '{baseUrl}', apiKey: '{key}' },
            models: { 'kimi-k2.6': { name: 'kimi-k2.6' } },
          },
        },
        permission: 'allow',
        autoupdate: false,
      }),
    },
    run: 'OPENCODE_DISABLE_MODELS_FETCH=1 "$AGENT/node_modules/.bin/opencode" run -m kimi/kimi-k2.6 "$TASK"',
  },
  {
    name: '@qwen-code/qwen-code 0.24.4',
    needs: 'npm',
    install: npm('@qwen-code/qwen-code@0.24.4'),
    run: 'OPENAI_BASE_URL="$KIMI_BASE_URL" OPENAI_API_KEY="$MOONSHOT_API_KEY" OPENAI_MODEL=kimi-k2.6 "$AGENT/node_modules/.bin/qwen" --auth-type openai --yolo -p "$TASK"',
  },
  {
    name: '@mariozechner/pi-coding-agent 0.73.1',
    needs: 'npm',
    install: npm('@mariozechner/pi-coding-agent@0.73.1'),
    files: {
      '.pi/agent/models.json': JSON.stringify({
        providers: {
          local: {
            baseUrl: '{baseUrl}',
            api: 'openai-completions',
            apiKey: '{key}',
            compat: { supportsDeveloperRole: false },
            models: [{ id: 'kimi-k2.6', reasoning: true, input: ['text'], contextWindow: 262_144, maxTokens: 32_768 }],
          },
        },
      }),
    },
    run: 'PI_OFFLINE=1 "$AGENT/node_modules/.bin/pi" --provider local --model kimi-k2.6 -p "$TASK"',
    setting:
      "`compat.supportsDeveloperRole: false`: without it, its system message has the role developer, which is refused (`role 'developer' is not allowed`)",
  },
  {
    name: 'aider-chat 0.86.2',
    needs: 'python3',
    install: pip('aider-chat==0.86.2'),
    files: { 'settings.yml': '- name: openai/kimi-k2.6\n  use_temperature: false\n' },
    run: 'LITELLM_LOCAL_MODEL_COST_MAP=True OPENAI_API_BASE="$KIMI_BASE_URL" OPENAI_API_KEY="$MOONSHOT_API_KEY" "$AGENT/venv/bin/aider" --no-git --yes-always --no-check-update --no-show-release-notes --no-show-model-warnings --no-analytics --no-gitignore --no-pretty --model-settings-file "$HOME/settings.yml" --model openai/kimi-k2.6 --message "$TASK"',
    setting: '`use_temperature: false`: its default `temperature: 0` is refused (`invalid temperature`)',
    notOffered: { tool: 'it offers the model no tools; it reads edits from the text' },
  },
  {
    name: 'gptme 0.35.1',
    needs: 'python3',
    install: pip('gptme==0.35.1'),
    run: 'TEMPERATURE=1 TOP_P=0.95 OPENAI_BASE_URL="$KIMI_BASE_URL" OPENAI_API_KEY="$MOONSHOT_API_KEY" "$AGENT/venv/bin/gptme" --non-interactive --tool-format tool -m local/kimi-k2.6 "$TASK"',
    setting: '`TEMPERATURE=1`, `TOP_P=0.95`: its defaults are refused (`invalid temperature`)',
    defect: dropsReasoning,
  },
  {
    name: 'llm 0.36',
    needs: 'python3',
    install: pip('llm==0.36'),
    files: {
      'llm/extra-openai-models.yaml':
        '- model_id: kimi\n  model_name: kimi-k2.6\n  api_base: {baseUrl}\n  api_key_name: kimi\n  supports_tools: true\n',
      'llm/keys.json': '{"kimi": "{key}"}',
      'tools.py': `def write_file(path: str, text: str) -> str:
    """Create a file with a text"""
    with open(path, "w") as file:
        file.write(text)
    return "written"
`,
    },
    run: 'LLM_USER_PATH="$HOME/llm" "$AGENT/venv/bin/llm" -m kimi --functions "$HOME/tools.py" "$TASK"',
    defect: dropsReasoning,
  },
  {
    name: 'shell-gpt 1.5.1',
    needs: 'python3',
    install: pip('shell-gpt==1.5.1', 'click'),
    run: 'API_BASE_URL="$KIMI_BASE_URL" OPENAI_API_KEY="$MOONSHOT_API_KEY" DEFAULT_MODEL=kimi-k2.6 "$AGENT/venv/bin/sgpt" --no-cache --no-md --temperature 1 --top-p 0.95 "$TASK"',
    setting: '`--temperature 1 --top-p 0.95`: its defaults are refused (`invalid temperature`)',
    notOffered: { tool: 'it offers the model no tools', file: 'it only prints the answer' },
  },
]

/** Agents without a row in the table, each with the reason. */
export const agentsWithoutRow: readonly { name: string; reason: string }[] = [
  {
    name: '@openai/codex 0.171.0',
    reason:
      'started on 2026-11-27: its configuration refuses `wire_api = "chat"` ("no longer supported"), and with `"responses"` it sends `POST /v1/responses`, which the mock does not serve (404 `url.not_found`)',
  },
  {
    name: 'aichat',
    reason:
      'not run: on crates.io only, where it has to be compiled; the packages of that name on npm and PyPI are other programs',
  },
  { name: 'goose', reason: 'not run: the packages of that name on npm and PyPI are other programs' },
]
