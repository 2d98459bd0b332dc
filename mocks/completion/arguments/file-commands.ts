/** The usual shell commands for what is asked about files, a repository, or the machine: `wc -l data.csv` for "How many lines …?" */

const please = String.raw`^\W*(?:please\s|can you\s|could you\s)?`
const kind = String.raw`(?:the\s|a\s|my\s|this\s)?(?:(?:file|directory|folder|script)\s)?`
const path = String.raw`["'\u0060]?((?!the\b|a\b|this\b|my\b|it\b|all\b)(?:[\w.@~/-]*[./][\w.@~/-]*\w|\w[\w-]*(?=["'\u0060]?\s(?:directory|folder)\b)|(?<=(?:directory|folder|file|called|named)\s["'\u0060]?)\w[\w-]*))["'\u0060]?`
const removes = new RegExp(String.raw`${please}(?:delete|remove)\s${kind}${path}`, 'i')
const moves = new RegExp(String.raw`${please}(rename|move|copy)\s${kind}${path}\s(?:in)?to\s${kind}${path}`, 'i')
const makes = new RegExp(
  String.raw`${please}(?:create|make|add)\s(?:a\s|the\s)?(?:new\s)?(?:directory|folder)\s(?:called\s|named\s)?["'\u0060]?([\w.@~/-]{0,80}\w)`,
  'i',
)

/** The command that removes, renames, copies or makes the file or folder that a request names. */
export function writeFileCommand(sample: string): string | undefined {
  const removed = removes.exec(sample)?.[1]
  if (removed !== undefined) return /\.\w{1,6}$/.test(removed) ? `rm ${removed}` : `rm -r ${removed}`
  const [, verb = '', from, to] = moves.exec(sample) ?? []
  if (from !== undefined && to !== undefined) return `${/copy/i.test(verb) ? 'cp' : 'mv'} ${from} ${to}`
  const made = makes.exec(sample)?.[1]
  return made === undefined ? undefined : `mkdir -p ${made}`
}

const anyPath =
  /(?<![\w@:/])((?:\.{0,2}\/|~\/)[\w.@/-]{0,120}\w|[\w-]{1,60}(?:\/[\w.-]{1,60}){1,10}\/?|[\w-]{1,60}\.[a-z][a-z\d]{0,5})(?![\w@])/
const extensions: Readonly<Record<string, string>> = {
  typescript: 'ts',
  javascript: 'js',
  python: 'py',
  markdown: 'md',
  rust: 'rs',
  ruby: 'rb',
  kotlin: 'kt',
  text: 'txt',
  shell: 'sh',
}
const ofKind =
  /\b(?:ends? (?:in|with)|ending (?:in|with)|extension)\s["'\u0060]?\*?\.?([a-z\d]{1,6})\b|["'\u0060]?\*?\.([a-z\d]{1,6})["'\u0060]?\sfiles\b|\b(typescript|javascript|python|markdown|rust|ruby|kotlin|text|shell|json|yaml|csv|log|css|html|go|java|sql|xml|php)\sfiles\b/i

/** The extension of the files that a text is about. */
function findExtension(text: string): string | undefined {
  const [, ending, dotted, named] = ofKind.exec(text) ?? []
  const word = (ending ?? dotted ?? named)?.toLowerCase()
  return word === undefined ? undefined : (extensions[word] ?? word)
}

/** Commands for what a text asks about a path; `null` where it asks for none. */
const ofPath: readonly (readonly [RegExp, (path: string, match: RegExpExecArray, text: string) => string])[] = [
  [/\bhow many lines\b|\b(?:number of|count(?: the)?) lines\b/i, (at) => `wc -l ${at}`],
  [/\bhow many words\b|\b(?:number of|count(?: the)?) words\b/i, (at) => `wc -w ${at}`],
  [/\bfirst (\d{1,4}) lines\b/i, (at, [, count = '']) => `head -n ${count} ${at}`],
  [/\blast (\d{1,4}) lines\b/i, (at, [, count = '']) => `tail -n ${count} ${at}`],
  [/\b(?:how (?:big|large)|size of|disk usage of|how much space)\b/i, (at) => `du -sh ${at}`],
  [/\b(?:executable)\b/i, (at) => `chmod +x ${at}`],
  [/\bpermissions?\b|\bwho owns\b/i, (at) => `ls -l ${at}`],
]
const searched = /\b(?:search|grep|look|find)\b[^"'\u0060\n]{0,60}["'\u0060]([^"'\u0060\n]{1,80})["'\u0060]/i
const finds = /\b(?:find|list|show|search for|look for)\b[^.\n]{0,40}\bfiles?\b|\bwhich files\b/i
const counts = /\bhow many\b[^.?\n]{0,30}\bfiles\b|\b(?:count|number of)\b[^.?\n]{0,30}\bfiles\b/i
const lists =
  /\b(?:list|show|what|which)\b[^.\n]{0,30}\b(?:files|director(?:y|ies)|folders?|contents?|everything)\b|列出[^。\n]{0,10}文件/i
const reads =
  /^\W*(?:please\s|can you\s|could you\s)?(?:read|show(?: me)?|print|display|open|view|cat)\b|\bwhat(?:['’]s| is| does| do)\b[^?\n]{0,40}\b(?:in|say|says|contain)\b|\bcontents? of\b/i
const port = /\bport (\d{2,5})\b/i

/** The usual command for what a text asks; undefined where it asks for nothing of the kind. */
export function findUsualCommand(text: string): string | undefined {
  const at = anyPath.exec(text)?.[1]
  const onPort = /\b(?:which|what) (?:process|program)\b|\b(?:uses|using|listening|running on|blocks)\b/i.test(text)
    ? port.exec(text)?.[1]
    : undefined
  if (onPort !== undefined) return `lsof -i :${onPort}`
  const wanted = searched.exec(text)?.[1]
  if (wanted !== undefined)
    return `grep -rn ${JSON.stringify(wanted)} ${at === undefined || wanted.includes(at) ? '.' : at}`
  const known = usual.find(([pattern]) => pattern.test(text))?.[1]
  if (known !== undefined) return known
  const extension = finds.test(text) || counts.test(text) ? findExtension(text) : undefined
  if (extension !== undefined) {
    const folder = at === undefined || at.endsWith(`.${extension}`) ? '.' : at
    return `find ${folder} -name "*.${extension}"${counts.test(text) ? ' | wc -l' : ''}`
  }
  if (at !== undefined)
    for (const [pattern, write] of ofPath) {
      const match = pattern.exec(text)
      if (match !== null) return write(at, match, text)
    }
  if (lists.test(text) && !/\.[a-z][a-z\d]{0,5}$/i.test(at ?? '')) return at === undefined ? 'ls -la' : `ls -la ${at}`
  if (at !== undefined && /\.\w{1,6}$/.test(at) && reads.test(text)) return `cat ${at}`
  return late.find(([pattern]) => pattern.test(text))?.[1]
}

const usual: readonly (readonly [RegExp, string])[] = [
  [
    /\bgit (?:status|changes)\b|\buncommitted\b|\bgit is clean\b|\b(?:working tree|repo(?:sitory)?) (?:is )?clean\b/i,
    'git status',
  ],
  [
    /\b(?:diff|changes) (?:of|in) the (?:last|latest|previous) commit\b|\bwhat did the (?:last|latest|previous) commit (?:change|do)\b/i,
    'git show',
  ],
  [/\b(?:recent|last|latest|previous)(?: \w{1,10})? commits?\b|\bgit (?:log|history)\b|\bcommit history\b/i, 'git log'],
  [/\b(?:current|active) branch\b|\bwhich branch\b|\bwhat branch\b/i, 'git branch --show-current'],
  [/\bbranches\b/i, 'git branch --all'],
  [/\bgit tags\b|\b(?:all|list|show)\b[^.\n]{0,20}\btags\b/i, 'git tag'],
  [/\bgit remotes?\b|\bremote (?:urls?|repositor(?:y|ies))\b/i, 'git remote -v'],
  [/\bstash(?:es|ed)?\b/i, 'git stash list'],
  [/\bgit diff\b|\bwhat (?:has )?changed\b/i, 'git diff'],
  [/\b(?:run|execute|start) (?:all |the )?(?:unit )?tests?\b|运行测试/i, 'npm test'],
  [/\b(?:run|start) (?:the )?lint(?:er|ing)?\b|\blint the\b/i, 'npm run lint'],
  [/\b(?:run|start) (?:the )?type[- ]?check(?:er|s)?\b|\btype[- ]?check the\b/i, 'npx tsc --noEmit'],
  [/\b(?:run|start) (?:the )?formatter\b|\bformat the (?:code|project|files)\b/i, 'npm run format'],
  [/\b(?:start|run|launch) (?:the )?dev(?:elopment)? server\b/i, 'npm run dev'],
  [/\b(?:build|compile) (?:the |this )?(?:project|app|package|repo)\b|\brun (?:the |a )?build\b/i, 'npm run build'],
  [/\brun (?:the )?(?:database )?migrations\b/i, 'npm run migrate'],
]

/** Commands for questions without a path. */
const late: readonly (readonly [RegExp, string])[] = [
  [/\b(?:current|working) directory\b/i, 'pwd'],
  [/\bdisk (?:space|usage)\b/i, 'df -h'],
  [/\b(?:free|available) memory\b|\bmemory (?:usage|is free)\b|\bhow much (?:memory|ram)\b/i, 'free -h'],
  [/\brunning processes\b|\bprocesses (?:are )?running\b/i, 'ps aux'],
  [/\b(?:which|what) user am i\b|\bwho am i logged in as\b/i, 'whoami'],
  [/\bkernel\b|\boperating system\b/i, 'uname -a'],
  [/\benvironment variables\b/i, 'printenv'],
  [/\buptime\b|\bhow long has the (?:machine|server|system) been (?:up|running)\b/i, 'uptime'],
]
