/**
 * The `prepare` script of npm: builds the page of the workbench, and bundles the command line for a fast start. It runs with whatever Node
 * and packages an install has, so it is plain JavaScript, and a missing bundler is no error: the mock works without both.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const hasVite = await import('vite').then(
  () => true,
  () => false,
)

if (!hasVite) {
  console.log('page: not built, because the development dependencies are not installed; the mock works without it')
} else if (major < 22 || (major === 22 && minor < 19)) {
  console.log(`page: not built, because Node ${process.versions.node} is older than 22.19`)
} else {
  const { buildPage } = await import('./build-page.ts')
  console.log(`page: built in ${await buildPage()} ms`)
  await import('./build/bundle-clone.ts')
}
