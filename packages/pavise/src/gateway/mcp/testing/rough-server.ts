/**
 * The program of an MCP server that behaves as badly as a test tells it to: its tools do what their names say. To be run with `node -e`.
 */
export const ROUGH_SERVER = `
const lines = require('node:readline').createInterface({ input: process.stdin })
const say = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n')
const text = (id, text) => say({ id, result: { content: [{ type: 'text', text }] } })
const acts = {
  echo: (id, { text: words }) => text(id, String(words)),
  raw: (id) => process.stdout.write('{"jsonrpc":"2.0",  "id":' + id + ',"result":{"content":[],"n":12345678901234567890}}\\n'),
  chatter: (id) => { process.stdout.write('debug: here\\n\\n{"a":1}\\n'); process.stderr.write('on stderr\\n'); text(id, 'done') },
  huge: (id) => { process.stdout.write('x'.repeat(3000000) + '\\n'); text(id, 'after') },
  flood: (id) => { for (let i = 0; i < 2000; i++) say({ method: 'notifications/message', params: { level: 'info', data: 'n' + i } }); text(id, 'flooded') },
  exit: (id, { code }) => process.exit(code),
  kill: () => process.kill(process.pid, 'SIGTERM'),
  broken: (id) => process.stdout.write('{"jsonrpc":"2.0","id":' + id + '}\\n'),
}
lines.on('line', (line) => {
  const { id, method, params } = JSON.parse(line)
  if (method === 'tools/call') acts[params.name](id, params.arguments ?? {})
  else if (id !== undefined) say({ id, result: {} })
})
lines.on('close', () => process.exit(7))
`
