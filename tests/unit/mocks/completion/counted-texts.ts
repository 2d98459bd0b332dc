/** Texts written for the test of the token estimate, with their counts in the tokenizer published with Kimi K2.5 (taken 2026-11-22). */

export interface CountedText {
  kind: string
  tokens: number
  text: string
}

export const counted: readonly CountedText[] = [
  {
    kind: 'English prose',
    tokens: 61,
    text: 'The harbour was quiet when the first boats came back from the sea. Two fishermen carried a basket of silver mackerel up the stone steps, talking about the weather and the price of diesel. Behind them the lighthouse blinked twice and went dark, because the sun had finally climbed over the eastern hills.',
  },
  {
    kind: 'English instructions',
    tokens: 51,
    text: 'You are a careful assistant. Read the report below, list the three most important findings, and explain in at most two sentences why each of them matters. Do not invent numbers; if a figure is missing, say so and continue with the next point.',
  },
  {
    kind: 'Chinese prose',
    tokens: 53,
    text: '清晨的港口十分安静，第一批渔船刚刚从海上返回。两位渔民抬着一筐银色的鱼走上石阶，一边走一边谈论天气和柴油的价格。身后的灯塔闪了两下就熄灭了，因为太阳已经升到了东边的山顶上。',
  },
  {
    kind: 'Chinese instructions',
    tokens: 76,
    text: '请仔细阅读下面的报告，列出三个最重要的结论，并用不超过两句话说明每个结论为什么重要。如果缺少数据，请直接说明，不要编造数字。报告的内容来自上个月的客户访谈，一共采访了四十二位用户，他们大多使用移动端，最常提到的问题是加载速度慢和搜索结果不准确。回答时请保持语气友好，先给出总体判断，再逐条展开。',
  },
  {
    kind: 'mixed English and Chinese',
    tokens: 73,
    text: '在调用 API 之前，请先设置环境变量 MOONSHOT_API_KEY，然后运行 npm install 安装依赖。如果返回 429，说明 rate limit 已经达到上限，可以等待几秒后 retry；如果返回 401，请检查 API key 是否正确。More details can be found in the documentation, 特别是 “Error handling” 这一章。',
  },
  {
    kind: 'TypeScript',
    tokens: 97,
    text: "export async function fetchModels(baseUrl: string, apiKey: string): Promise<Model[]> {\n  const response = await fetch(`${baseUrl}/models`, { headers: { Authorization: `Bearer ${apiKey}` } })\n  if (!response.ok) throw new Error(`unexpected status ${response.status}`)\n  const body = (await response.json()) as { data: Model[] }\n  return body.data.filter((model) => model.id.startsWith('kimi-'))\n}\n",
  },
  {
    kind: 'Python',
    tokens: 117,
    text: 'import json\nfrom pathlib import Path\n\n\nclass Journal:\n    """Keeps the last requests in memory."""\n\n    def __init__(self, limit: int = 1000) -> None:\n        self.limit = limit\n        self.entries: list[dict] = []\n\n    def add(self, entry: dict) -> None:\n        self.entries.append(entry)\n        if len(self.entries) > self.limit:\n            self.entries.pop(0)\n\n    def save(self, path: str) -> None:\n        Path(path).write_text(json.dumps(self.entries, indent=2))\n',
  },
  {
    kind: 'JSON',
    tokens: 76,
    text: '{"id":"order-1042","customer":{"name":"Alex Meyer","email":"alex@example.com"},"items":[{"sku":"A-77","quantity":2,"price":19.99},{"sku":"B-03","quantity":1,"price":5.5}],"paid":true,"shipping":{"method":"express","estimated_days":2},"notes":null}',
  },
  {
    kind: 'code with Chinese comments',
    tokens: 91,
    text: '// 计算两个日期之间的天数\nfunction daysBetween(start, end) {\n  const ms = new Date(end) - new Date(start) // 毫秒差\n  if (Number.isNaN(ms)) throw new Error("日期格式不正确")\n  return Math.round(ms / 86400000)\n}\n\n// 示例：输出 30\nconsole.log(daysBetween("2026-09-01", "2026-10-01"))\n',
  },
  {
    kind: 'Markdown',
    tokens: 106,
    text: '# Release notes\n\n## 1.4.0 (2026-09-01)\n\n- **Added** a `--seed` option, so that two runs give the same bytes.\n- **Fixed** the order of keys in `usage`; see [the issue](https://example.com/issues/42).\n\n| option | default | meaning |\n|---|---|---|\n| `--port` | 4010 | where the server listens |\n| `--host` | 127.0.0.1 | which address it binds |\n',
  },
]
