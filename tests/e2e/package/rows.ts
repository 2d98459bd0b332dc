/** The versions with which `.ci/package-matrix` tries the packed package. All are fixed, so that a run can be repeated. */

/** Runtimes, from the npm packages `node-<platform>-<arch>`. */
export const nodes = ['22.19.0', '24.21.0', '26.9.0'] as const

/** Runtimes that every entry point refuses with one sentence. */
export const oldNodes = ['18.20.8', '20.20.2'] as const

/** Each is a separate project, because the types depend on the version of the test runner. */
export const vitestVersions = ['3.2.7', '4.1.12', '5.1.1'] as const
export const jestVersion = '30.5.2'
export const typescriptVersions = ['5.9.3', '6.0.3', '7.0.2'] as const

export interface Resolution {
  name: string
  /** Compiler options beside `strict`, and `skipLibCheck: false`. */
  options: Readonly<Record<string, unknown>>
  /** A project of CommonJS: its files are `.cts`. */
  isCommonJs?: true
}

export const resolutions: readonly Resolution[] = [
  { name: 'bundler', options: { module: 'esnext', moduleResolution: 'bundler' } },
  { name: 'nodenext', options: { module: 'nodenext' } },
  { name: 'node16', options: { module: 'node16' } },
  { name: 'nodenext, CommonJS', options: { module: 'nodenext' }, isCommonJs: true },
]
