/** The style sheet of the HTML reports; light or dark by the reader's setting. */
export const css = `
:root{color-scheme:light dark;--ink:#1c1c1e;--paper:#fff;--soft:#f4f4f5;--line:#d8d8dc;--fail:#c0271d;--warn:#8a5a00;--pass:#1a7f37;--skip:#6b6b70}
@media (prefers-color-scheme:dark){:root{--ink:#ececf0;--paper:#161618;--soft:#212124;--line:#3a3a3f;--fail:#ff6f66;--warn:#e3b341;--pass:#4ac26b;--skip:#98989f}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1.5rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;margin:0 0 .5rem}h1.fail{color:var(--fail)}h1.pass{color:var(--pass)}h1.warn,h1.inconclusive{color:var(--warn)}
h2{font-size:1.2rem;margin:2rem 0 .75rem}h3{font-size:1rem;margin:0 0 .25rem;overflow-wrap:anywhere}
section{border:1px solid var(--line);border-left:4px solid var(--skip);border-radius:6px;padding:.75rem 1rem;margin:0 0 1rem}
section.fail{border-left-color:var(--fail)}section.warn{border-left-color:var(--warn)}
.tag{white-space:nowrap;font-size:.8rem;font-weight:600;padding:.05rem .4rem;border-radius:4px;background:var(--soft)}
.fail .tag{color:var(--fail)}.warn .tag{color:var(--warn)}.pass .tag{color:var(--pass)}.skip .tag{color:var(--skip)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .75rem;margin:.5rem 0}dt{color:var(--skip)}dd{margin:0;overflow-wrap:anywhere}
@media (max-width:480px){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}}
pre{background:var(--soft);padding:.75rem;border-radius:6px;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
td:first-child,th:first-child,.time{white-space:nowrap;overflow-wrap:normal}.note{color:var(--warn)}p{margin:.25rem 0}
`
