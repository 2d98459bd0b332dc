/** The code generators that the OpenAPI document is tried with: how each is run, how its client is built and started. */

/** The calls that a program makes with its client. */
export const everyCall = ['chat', 'stream', 'models', 'error'] as const
export type Call = (typeof everyCall)[number]

export interface GeneratorRow {
  name: string
  language: string
  /** `quick` rows need npm and PyPI only and run in CI on every push; `slow` rows need a JVM, Go or Cargo. */
  speed: 'quick' | 'slow'
  /** A command without which the row is skipped. */
  needs: string
  /** The program in tests/e2e/generators/programs; it prints a line for each call: chat, stream, models, error. */
  program: string
  /** The name of the program in the work folder. */
  as: string
  /** Shell commands, run in the work folder, that write the client and build the program. */
  build: readonly string[]
  /** Starts the program. */
  run: string
  /** The only calls that the client can make, and why; `null` if it can make all. */
  limits: { calls: readonly Call[]; reason: string } | null
  /** An option that the generator needs, with the reason. */
  remark?: string
}

const tool = '"$TOOLS"/node_modules/.bin'
const jar = 'java -jar "$OPENAPI_GENERATOR_JAR" generate -i "$SPEC"'
/** TypeScript 7 checks the types in a fifth of the CPU time of 6. */
const bundle = [
  'node "$ROOT"/node_modules/typescript7/bin/tsc --noEmit --strict --skipLibCheck --target es2023 --lib es2023,dom,dom.iterable --module esnext --moduleResolution bundler --types node --typeRoots "$ROOT"/node_modules/@types program.ts',
  '"$ROOT"/node_modules/.bin/rolldown program.ts -o program.mjs --platform node',
]
const goModule = [
  "printf 'module program\\n\\ngo 1.25\\n\\nrequire generated v0.0.0\\n\\nreplace generated => ./client\\n' > go.mod",
  'go mod tidy',
  'go build -o program .',
]
const python = '"$PYTHON"'
const noStream = {
  calls: ['chat', 'models', 'error'],
  reason: 'no streams: the client reads one JSON body',
} as const

export const rows: readonly GeneratorRow[] = [
  {
    name: 'hey-api',
    language: 'TypeScript',
    speed: 'quick',
    needs: 'node',
    program: 'hey-api.ts',
    as: 'program.ts',
    build: [`${tool}/openapi-ts -i "$SPEC" -o generated -c @hey-api/client-fetch`, ...bundle],
    run: 'node program.mjs',
    limits: null,
  },
  {
    name: 'orval',
    language: 'TypeScript',
    speed: 'quick',
    needs: 'node',
    program: 'orval.ts',
    as: 'program.ts',
    build: [`${tool}/orval --input "$SPEC" --output generated/kimi.ts --client fetch`, ...bundle],
    run: 'node program.mjs',
    limits: noStream,
  },
  {
    name: 'kubb',
    language: 'TypeScript',
    speed: 'quick',
    needs: 'node',
    program: 'kubb.ts',
    as: 'program.ts',
    build: [`cp "$PROGRAMS"/kubb.config.mjs . && ${tool}/kubb generate`, ...bundle],
    run: 'node program.mjs',
    limits: noStream,
  },
  {
    name: 'openapi-python-client',
    language: 'Python',
    speed: 'quick',
    needs: 'python3',
    program: 'openapi_python_client.py',
    as: 'program.py',
    build: [`${python} -m openapi_python_client generate --path "$SPEC" --output-path kimi --meta none`],
    run: `${python} program.py`,
    limits: noStream,
  },
  {
    name: 'datamodel-code-generator',
    language: 'Python',
    speed: 'quick',
    needs: 'python3',
    program: 'datamodel_code_generator.py',
    as: 'program.py',
    build: [
      `${python} -m datamodel_code_generator --input "$SPEC" --input-file-type openapi --output kimi_models.py --output-model-type pydantic_v2.BaseModel`,
    ],
    run: `${python} program.py`,
    limits: null,
  },
  {
    name: 'openapi-generator python',
    language: 'Python',
    speed: 'slow',
    needs: 'java',
    program: 'openapi_generator_python.py',
    as: 'program.py',
    build: [`${jar} -g python -o client`],
    run: `PYTHONPATH=client ${python} program.py`,
    limits: null,
  },
  {
    name: 'openapi-generator typescript-fetch',
    language: 'TypeScript',
    speed: 'slow',
    needs: 'java',
    program: 'typescript-fetch.ts',
    as: 'program.ts',
    build: [`${jar} -g typescript-fetch -o generated --additional-properties=withoutRuntimeChecks=true`, ...bundle],
    run: 'node program.mjs',
    limits: null,
    remark:
      'with withoutRuntimeChecks=true: else the generator (7.25) imports instanceOfContentPart, which it does not write for a union with a discriminator',
  },
  {
    name: 'openapi-generator java',
    language: 'Java',
    speed: 'slow',
    needs: 'mvn',
    program: 'Main.java',
    as: 'Main.java',
    build: [
      `${jar} -g java -o client`,
      'mv Main.java client/src/main/java/org/openapitools/client/ && cd client && mvn -q -DskipTests compile',
    ],
    run: 'cd client && mvn -q exec:java -Dexec.mainClass=org.openapitools.client.Main',
    limits: null,
  },
  {
    name: 'openapi-generator go',
    language: 'Go',
    speed: 'slow',
    needs: 'go',
    program: 'openapi-generator.go',
    as: 'main.go',
    build: [
      `${jar} -g go -o client && rm -rf client/test && sed -i 's#^module .*#module generated#' client/go.mod`,
      ...goModule,
    ],
    run: './program',
    limits: null,
  },
  {
    name: 'openapi-generator rust',
    language: 'Rust',
    speed: 'slow',
    needs: 'cargo',
    program: 'main.rs',
    as: 'main.rs',
    build: [
      `${jar} -g rust -o client --additional-properties=packageVersion=0.1.0`,
      'mv main.rs client/src/ && sed -i \'s#features = \\["fs"\\]#features = ["fs", "macros", "rt-multi-thread"]#\' client/Cargo.toml',
      'cd client && cargo build -q',
    ],
    run: './client/target/debug/openapi',
    limits: noStream,
  },
  {
    name: 'openapi-generator csharp',
    language: 'C#',
    speed: 'slow',
    needs: 'dotnet',
    program: 'Program.cs',
    as: 'Program.cs',
    build: [`${jar} -g csharp -o client`, 'cd client && dotnet build'],
    run: 'cd client && dotnet run',
    limits: null,
    remark: 'Debian has mono only, and neither npm nor PyPI has the .NET SDK (looked up on 2026-11-27)',
  },
  {
    name: 'oapi-codegen',
    language: 'Go',
    speed: 'slow',
    needs: 'go',
    program: 'oapi-codegen.go',
    as: 'main.go',
    build: [
      'mkdir -p client/kimi && "$GO_BIN"/oapi-codegen -generate types,client -package kimi "$SPEC" > client/kimi/kimi.go',
      "printf 'module generated\\n\\ngo 1.25\\n' > client/go.mod && cd client && go mod tidy",
      ...goModule,
    ],
    run: './program',
    limits: null,
  },
  {
    name: 'ogen',
    language: 'Go',
    speed: 'slow',
    needs: 'go',
    program: 'ogen.go',
    as: 'main.go',
    build: [
      'printf \'generator:\\n  features:\\n    disable_all: true\\n    enable: ["paths/client"]\\n\' > ogen.yml',
      '"$GO_BIN"/ogen --config ogen.yml --target client/kimi --package kimi --clean "$SPEC"',
      "printf 'module generated\\n\\ngo 1.25\\n' > client/go.mod && cd client && go mod tidy",
      ...goModule,
    ],
    run: './program',
    limits: {
      calls: [],
      reason:
        'its client does not compile: ogen 1.24 calls initSSEStream on the union of the answers (event stream, JSON, refusals); with ignore_not_implemented it compiles without chat completions, because the server does not write event streams',
    },
  },
]
