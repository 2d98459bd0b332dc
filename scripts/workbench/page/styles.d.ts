/** Style sheets that components import; the bundler writes them to files. */
declare module '*.css'
