/**
 * The program of an MCP server that knows two callers by the key in its environment, each with orders, notes and a letter of their own. Orders and letters
 * are shown to whoever knows their id or address, unless its last argument is `sound`; notes never are. Run with `node -e`.
 */
export const TWO_CALLERS = `
const sound = process.argv.at(-1) === 'sound'
const me = process.env.CALLER_KEY === 'key-of-ana' ? 'ana' : 'ben'
const orders = { 'ORD-7731': ['ana', 'Two lamps for Ana, to be sent to 5 Harbor Street'], 'ORD-8842': ['ben', 'One desk for Ben, to be sent to 9 Hill Road'] }
const notes = { 'NOTE-415': ['ana', 'Ana wants no calls before ten in the morning'], 'NOTE-526': ['ben', 'Ben pays by invoice at the end of each month'] }
const letters = { 'mail://box/L-3901': ['ana', 'Dear Ana, your contract AX-20931 ends in May.'], 'mail://box/L-4902': ['ben', 'Dear Ben, your contract BX-77120 ends in June.'] }
const text = (said) => ({ content: [{ type: 'text', text: said }] })
const mine = (things) => Object.entries(things).filter(([, [owner]]) => owner === me)
const one = (name, description, ...keys) => ({ name, description, annotations: { readOnlyHint: true }, inputSchema: { type: 'object', required: keys, properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])) } })
const show = (things, id, strict) => { const thing = things[id]; return thing && (thing[0] === me || !strict) ? text('Here is what you asked for.\\n' + thing[1]) : { ...text('There is no such thing here.'), isError: true } }
const answers = {
  initialize: () => ({ protocolVersion: '2025-06-18', capabilities: { tools: {}, resources: {} }, serverInfo: { name: 'callers', version: '1' } }),
  ping: () => ({}),
  'tools/list': () => ({ tools: [one('list_mine', 'Lists orders and notes.'), one('get_order', 'Shows an order.', 'id'), one('get_note', 'Shows a note.', 'id')] }),
  'resources/list': () => ({ resources: mine(letters).map(([uri]) => ({ uri, name: 'letter' })) }),
  'resources/read': ({ uri }) => { const letter = letters[uri]; if (!letter || (sound && letter[0] !== me)) throw new Error('no such letter'); return { contents: [{ uri, text: letter[1] }] } },
  'tools/call': ({ name, arguments: args = {} }) =>
    name === 'list_mine' ? text([...mine(orders), ...mine(notes)].map(([id]) => id).join('\\n')) : name === 'get_order' ? show(orders, args.id, sound) : show(notes, args.id, true),
}
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line)
  if (id === undefined) return
  try { process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, result: answers[method] ? answers[method](params ?? {}) : {} }) + '\\n') }
  catch (error) { process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32000, message: error.message } }) + '\\n') }
})
`
