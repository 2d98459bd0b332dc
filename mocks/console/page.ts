/** The page at `/__mock/`: the last requests, and the scenarios and faults with buttons. Self-contained. */
import { consoleScript } from './script.ts'
import { consoleStyle } from './style.ts'

export const consolePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>kimi-contract mock</title>
<style>${consoleStyle}</style>
</head>
<body>
<header>
<h1>kimi-contract mock</h1>
<p>Base URL <code id="base"></code> · <span id="count">0</span> requests · <span id="state" role="status">connecting</span></p>
<p class="actions">
<button type="button" id="clear">Clear requests</button>
<button type="button" id="normal">Answer normally</button>
<button type="button" id="reset">Reset all</button>
</p>
</header>
<main>
<section aria-labelledby="requests-title">
<h2 id="requests-title">Last requests</h2>
<table>
<thead><tr><th scope="col">#</th><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Override</th></tr></thead>
<tbody id="requests"></tbody>
</table>
<p id="none">No requests yet.</p>
</section>
<section aria-labelledby="scenarios-title">
<h2 id="scenarios-title">Scenarios and faults</h2>
<p>Standing: <b id="standing">none</b>. Waiting: <b id="waiting">none</b>.</p>
<label>Find <input id="filter" type="search" placeholder="rate_limit, 429, cut"></label>
<ul id="scenarios"></ul>
</section>
</main>
<script>${consoleScript}</script>
</body>
</html>
`
