/** Commands of the documentation that shell.test.ts does not run, each with the reason. */

export interface NotRun {
  /** Whole commands, or with `*` at the end the beginning of commands. */
  commands: readonly string[]
  reason: string
  /** The file that runs them instead, and its text that does. */
  ranBy?: readonly [file: string, text: string]
}

export const notRun: readonly NotRun[] = [
  // Run by CI as steps of their own.
  { commands: ['npm ci'], reason: 'downloads', ranBy: ['.ci/run', 'npm ci'] },
  { commands: ['npm ci --prefix .ci/tools'], reason: 'downloads', ranBy: ['.ci/run', 'npm ci --prefix .ci/tools'] },
  { commands: ['npm test', 'CI=true npm test'], reason: 'runs these tests', ranBy: ['.ci/run', 'npm test'] },
  { commands: ['npm run types'], reason: 'takes 20 s', ranBy: ['.ci/run', 'npm run --silent types'] },
  { commands: ['npm run lint'], reason: 'takes 5 s', ranBy: ['.ci/run', 'npm run --silent lint'] },
  { commands: ['npm run spec:check'], reason: 'takes 5 s', ranBy: ['.ci/run', 'npm run --silent spec:check'] },
  { commands: ['npm run audit:lock'], reason: 'downloads', ranBy: ['.ci/run', 'npm run --silent audit:lock'] },
  { commands: ['npm run format'], reason: 'writes here', ranBy: ['.ci/run', 'npm run --silent format:check'] },
  { commands: ['npm run generate'], reason: 'writes here', ranBy: ['.ci/run', 'npm run --silent generate:check'] },
  {
    commands: ['npm run build:executable'],
    reason: 'takes 20 s',
    ranBy: ['.ci/nightly', 'npm run --silent build:executable'],
  },
  { commands: ['npm pack'], reason: 'builds first', ranBy: ['.ci/run', 'npm run --silent package:check'] },
  {
    commands: ['npm run fuzz*'],
    reason: 'takes as long as its option says',
    ranBy: ['.ci/run', 'npm run --silent fuzz'],
  },
  {
    commands: ['npm run soak*'],
    reason: 'takes as long as its option says',
    ranBy: ['.ci/run', 'npm run --silent soak'],
  },
  {
    commands: [
      'npx vitest run tests/unit/mocks/rules',
      'CI=true npx vitest run tests/e2e/workbench',
      'CI=true npx vitest run tests/kill-table',
    ],
    reason: 'a part of npm test',
    ranBy: ['package.json', '"test": "vitest run"'],
  },
  { commands: ['.ci/run'], reason: 'runs these tests', ranBy: ['.github/workflows/ci.yml', '.ci/run'] },
  { commands: ['.ci/nightly'], reason: 'takes an hour', ranBy: ['.github/workflows/nightly.yml', '.ci/nightly'] },
  { commands: ['npm run docs:build'], reason: 'downloads', ranBy: ['.ci/nightly', 'npm run --silent docs:build'] },
  {
    commands: ['python3 -m venv .venv'],
    reason: 'needs Python, takes 4 s',
    ranBy: ['.ci/virtual-env', 'python3 -m venv'],
  },
  // Run by another test.
  {
    commands: ['node stream.mts', 'npx tsx stream.mts', '.venv/bin/python stream.py', 'go run main.go'],
    reason: 'needs the program of the page',
    ranBy: ['tests/unit/docs/programs.test.ts', 'prints an answer'],
  },
  {
    commands: ['python -m pytest -p kimi_mock.plugin scripts/python/tests'],
    reason: 'needs pytest',
    ranBy: ['tests/e2e/clients/python-plugin.test.ts', "'-m', 'pytest'"],
  },
  // Download packages.
  {
    commands: [
      'npm install openai',
      'npm install --save-dev ../kimi-contract/kimi-contract-0.1.0.tgz',
      '.venv/bin/pip install openai',
      'pip install ./scripts/python',
      'pip install openai pytest',
      'pip install testcontainers openai pytest',
      'go get github.com/testcontainers/testcontainers-go',
    ],
    reason: 'downloads; the page of each states when it was tried',
  },
  {
    commands: ['.ci/clients', '.ci/generators', '.ci/package-matrix', '.ci/testcontainers'],
    reason: 'downloads; its page states the date',
  },
  { commands: ['npm audit'], reason: 'named as what audit:lock replaces; needs the registry' },
  // Need a container engine.
  {
    commands: [
      'docker build',
      'docker build -t kimi-contract .',
      'docker run --rm -p 127.0.0.1:4010:4010 kimi-contract',
      'docker run --rm -p 127.0.0.1:4010:4010 kimi-contract mock --host 0.0.0.0 --port 4010 --limits 0',
      'docker compose up',
      'docker compose up --build',
      'docker stop -t',
      'kubectl apply -f deploy/kubernetes.yaml',
    ],
    reason: 'needs a container engine or a cluster; docs/deployment.md says what was tried without',
  },
  // Measure for minutes, or change the repository.
  {
    commands: ['npm run bench*', 'node scripts/dev/bench/*'],
    reason: 'measures for minutes on an idle machine; its page states the date',
  },
  {
    commands: ['npm run kill-table', 'node tests/e2e/client-drills/write-table.ts'],
    reason: 'takes minutes and writes the table that a test compares',
  },
  { commands: ['npm run changeset', 'npm run release'], reason: 'changes the version, and downloads' },
]
