/** The site of the documentation: `npm run docs:build`. The pages are plain Markdown with relative links, so that GitHub shows them too. */
import { defineConfig } from 'vitepress'

/** Set in a workflow of GitHub; elsewhere there is no address for links that leave docs. */
const { GITHUB_SERVER_URL = 'https://github.com', GITHUB_REPOSITORY } = process.env

export default defineConfig({
  title: 'kimi-contract',
  description: "The HTTP contract of Moonshot AI's Kimi chat API. Unofficial.",
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: true,
  lastUpdated: false,
  // Links to files outside docs lead to the repository; scripts/dev/check-links.ts checks them.
  ignoreDeadLinks: [/^(?:\.\/)?\.\.\/(?:\.\.\/)*(?!docs)/],
  markdown: {
    config: (markdown) => {
      const render =
        markdown.renderer.rules.link_open ??
        ((tokens, index, options, _env, self) => self.renderToken(tokens, index, options))
      markdown.renderer.rules.link_open = (tokens, index, options, env: { relativePath?: string }, self) => {
        const target = tokens[index]?.attrGet('href')
        const outside = target ? toOutside(target, env.relativePath ?? '') : null
        if (outside === null) return render(tokens, index, options, env, self)
        const address = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/main/${outside}`
        tokens[index]!.attrs = address
          ? [
              ['href', address],
              ['target', '_blank'],
            ]
          : [['title', `In the repository: ${outside}`]]
        return self.renderToken(tokens, index, options)
      }
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'CI', link: '/getting-started/ci' },
      { text: 'Application', link: '/getting-started/application' },
      { text: 'Key', link: '/getting-started/key' },
      { text: 'Reference', link: '/reference/commands' },
    ],
    sidebar: [
      {
        text: 'Getting started',
        items: [
          { text: 'Contract checks in CI', link: '/getting-started/ci' },
          { text: 'A mock for an application', link: '/getting-started/application' },
          { text: 'Does my key work?', link: '/getting-started/key' },
        ],
      },
      {
        text: 'Guides',
        items: [
          { text: 'Limits and retries', link: '/guides/limits-and-retries' },
          { text: 'Tool loops', link: '/guides/tool-loops' },
          { text: 'Streaming', link: '/guides/streaming' },
          { text: 'Vision', link: '/guides/vision' },
          { text: 'Fixtures', link: '/guides/fixtures' },
          { text: 'Test doubles', link: '/test-doubles' },
          { text: 'Recording and replay', link: '/guides/recording-and-replay' },
          { text: 'Judging recordings', link: '/recordings' },
          { text: 'CI: cost, drift, parts', link: '/guides/ci' },
          { text: 'Vendor acceptance', link: '/guides/vendor-acceptance' },
          { text: 'Client drills', link: '/client-drills' },
          { text: 'Workbench', link: '/guides/workbench' },
          { text: 'Deployment', link: '/deployment' },
          { text: 'Testcontainers', link: '/guides/testcontainers' },
        ],
      },
      {
        text: 'Reference',
        items: ['commands', 'scenarios', 'faults', 'checks', 'models', 'report', 'library'].map((name) => ({
          text: name.charAt(0).toUpperCase() + name.slice(1),
          link: `/reference/${name}`,
        })),
      },
      {
        text: 'Background',
        items: [
          { text: 'How answers are made', link: '/answers' },
          { text: 'What the mock does not imitate', link: '/not-imitated' },
          { text: 'Why generic testers fail', link: '/generic-testers' },
          { text: 'Comparison', link: '/comparison' },
          { text: 'Where the package works', link: '/package' },
          { text: 'Client libraries', link: '/clients' },
          { text: 'Code generators', link: '/generators' },
          { text: 'Programs in the client drills', link: '/client-drills-table' },
          { text: 'Security', link: '/security' },
          { text: 'Performance', link: '/performance' },
          { text: 'Resilience', link: '/resilience' },
          { text: 'Growth', link: '/growth' },
        ],
      },
    ],
  },
})

/** The path in the repository of a link that leaves docs; null for other links. */
function toOutside(target: string, page: string): string | null {
  if (!target.startsWith('../')) return null
  const { pathname, hash } = new URL(target, `file:///docs/${page}`)
  return pathname.startsWith('/docs/') ? null : `${pathname.slice(1)}${hash}`
}
