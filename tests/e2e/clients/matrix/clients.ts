/** The clients of the matrix: each a real package, unmodified, with the program that tries all rows. */

export interface ClientRow {
  name: string
  language: string
  /** A command without which the client is not run. */
  needs: string
  /** The program in `programs/`; `rows.*` of the same language is copied beside it. */
  program: string
  /** The name of the program in the work folder, if it must differ. */
  as?: string
  /** Shell commands in the work folder that install the client. */
  install: readonly string[]
  /** Starts the program; it prints one JSON line for each row. */
  run: string
  environment?: Readonly<Record<string, string>>
  /** The mock runs in the program's process, through msw, and not as a server. */
  inProcess?: true
}

const npm = (...packages: string[]): string[] => [
  'echo \'{"private":true,"type":"module"}\' > package.json',
  `npm install --no-audit --no-fund --ignore-scripts --loglevel=error ${packages.join(' ')}`,
]
const pip = (...packages: string[]): string[] => [
  '"$PYTHON" -m venv venv',
  `venv/bin/pip install -q --disable-pip-version-check ${packages.map((one) => `'${one}'`).join(' ')}`,
]
const javascript = (name: string, program: string, packages: readonly string[], provider?: string): ClientRow => ({
  name,
  language: 'JavaScript',
  needs: 'npm',
  program,
  install: npm(...packages),
  run: `node ${program}`,
  ...(provider === undefined ? {} : { environment: { PROVIDER: provider } }),
})
const python = (name: string, program: string, packages: readonly string[]): ClientRow => ({
  name,
  language: 'Python',
  needs: 'python3',
  program,
  as: `try_${program}`,
  install: pip(...packages),
  run: `venv/bin/python try_${program}`,
})

const go = (name: string, program: string, module: string): ClientRow => ({
  name,
  language: 'Go',
  needs: 'go',
  program,
  install: ['go mod init client', `go get ${module}`, 'go build -o client .'],
  run: './client',
})

const rust: ClientRow = {
  name: 'async-openai 0.43.0',
  language: 'Rust',
  needs: 'cargo',
  program: 'async-openai.rs',
  as: 'main.rs',
  install: [
    'mkdir src && mv main.rs rows.rs src/',
    `printf '%s\\n' '[package]' 'name = "client"' 'edition = "2021"' '[dependencies]' \
      'async-openai = { version = "=0.43.0", features = ["chat-completion", "byot"] }' 'futures = "0.3"' 'serde_json = "1"' \
      'tokio = { version = "1", features = ["macros", "rt-multi-thread", "time"] }' \
      'reqwest = { version = "0.13", default-features = false, features = ["json"] }' > Cargo.toml`,
    'cargo build -q',
  ],
  run: 'cargo run -q',
}

const java: ClientRow = {
  name: 'com.openai:openai-java 4.0.0',
  language: 'Java',
  needs: 'mvn',
  program: 'OpenaiJava.java',
  install: [
    `echo '<project><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>client</artifactId><version>0</version>
      <dependencies><dependency><groupId>com.openai</groupId><artifactId>openai-java</artifactId><version>4.0.0</version></dependency>
      </dependencies></project>' > pom.xml`,
    'mvn -q -B dependency:build-classpath -Dmdep.outputFile=classpath',
    'javac -cp "$(cat classpath)" -d . Rows.java OpenaiJava.java',
  ],
  run: 'java -cp ".:$(cat classpath)" OpenaiJava',
}

const overHttp: readonly ClientRow[] = [
  javascript('openai 7.57.0', 'openai.mjs', ['openai@7.57.0']),
  javascript('openai 6.49.0', 'openai.mjs', ['openai@6.49.0']),
  javascript('openai 5.23.2', 'openai.mjs', ['openai@5.23.2']),
  javascript(
    'ai 7.0.173, @ai-sdk/moonshotai 3.0.60',
    'ai-sdk.mjs',
    ['ai@7.0.173', '@ai-sdk/moonshotai@3.0.60'],
    'moonshotai',
  ),
  javascript(
    'ai 7.0.173, @ai-sdk/openai-compatible 3.0.92',
    'ai-sdk.mjs',
    ['ai@7.0.173', '@ai-sdk/openai-compatible@3.0.92'],
    'openai-compatible',
  ),
  javascript('@langchain/openai 1.6.0', 'langchain.mjs', ['@langchain/openai@1.6.0', '@langchain/core@1.4.0']),
  javascript('@openai/agents 0.20.0', 'openai-agents.mjs', ['@openai/agents@0.20.0', 'openai@6.49.0', 'zod@4.6.7']),
  javascript('@mastra/core 1.71.0', 'mastra.mjs', ['@mastra/core@1.71.0', 'zod@4.6.7']),
  javascript('fetch, by hand', 'fetch.mjs', []),
  python('openai 3.57.0', 'openai.py', ['openai==3.57.0']),
  python('openai 1.109.1', 'openai.py', ['openai==1.109.1']),
  python('litellm 1.110.2', 'litellm.py', ['litellm==1.110.2']),
  python('pydantic-ai 2.66.0', 'pydantic_ai.py', ['pydantic-ai-slim[openai]==2.66.0']),
  python('langchain-openai 1.7.4', 'langchain.py', ['langchain-openai==1.7.4']),
  python('instructor 1.17.0', 'instructor.py', ['instructor==1.17.0']),
  python('llama-index-llms-openai-like 0.8.1', 'llama_index.py', [
    'llama-index-llms-openai-like==0.8.1',
    'llama-index-core',
  ]),
  python('httpx 0.28.1, by hand', 'httpx.py', ['httpx==0.28.1']),
  go('github.com/sashabaranov/go-openai 1.43.0', 'go-openai.go', 'github.com/sashabaranov/go-openai@v1.43.0'),
  go('github.com/openai/openai-go 3.98.0', 'openai-go.go', 'github.com/openai/openai-go/v3@v3.98.0'),
  rust,
  java,
  {
    name: 'curl',
    language: 'Bash',
    needs: 'curl && command -v jq',
    program: 'curl.sh',
    install: [],
    run: 'bash curl.sh',
  },
]

/** The JavaScript clients again, with the mock in their own process. */
const overMsw = overHttp
  .filter(({ language }) => language === 'JavaScript')
  .map((client): ClientRow => ({ ...client, name: `${client.name} (msw)`, inProcess: true }))

export const clients: readonly ClientRow[] = [...overHttp, ...overMsw]
