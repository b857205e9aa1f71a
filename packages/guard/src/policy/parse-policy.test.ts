import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../text/sha256.js'
import { defineDetector } from '../vocabulary/detector.js'
import { loadPolicy, parsePolicy } from './parse-policy.js'
import { policyVersion } from './policy-version.js'

const words = defineDetector({
  id: 'words',
  title: 'Words',
  summary: 'Finds the words it is given.',
  reach: 'span',
  kinds: ['word'],
  option: 'words',
  check: (options) => (Array.isArray(options['words']) ? [] : ['words must be a list']),
  create: () => () => [],
})
const injection = defineDetector({
  id: 'injection',
  title: 'Injection',
  summary: 'Scores.',
  reach: 'window',
  kinds: ['override'],
  threshold: (fpr) => 1 - fpr,
  create: () => () => [],
})
const judge = defineDetector({ id: 'judge', title: 'Judge', summary: 'Whole texts.', reach: 'text', kinds: [], create: () => () => [] })
const detectors = [words, injection, judge]

describe('parsePolicy', () => {
  test('fills in every default', () => {
    const policy = loadPolicy({ version: 1, tools: { read: { effect: 'none' }, send: {} } }, { detectors })
    expect(policy).toEqual({
      version: 1,
      mode: 'enforce',
      trust: { system: 'operator', developer: 'operator' },
      documents: { tools: [], markers: [], parts: ['file', 'document'] },
      tools: {
        read: { effect: 'none', returns: ['untrusted', 'private'], to: [], carries: [] },
        send: { effect: 'external', returns: ['untrusted', 'private'], to: ['arguments'], carries: ['arguments'] },
      },
      session: {},
      allow: [],
      canaries: [],
      detectors: {},
      rules: [],
    })
  })

  test('reads every kind of rule', () => {
    const policy = loadPolicy(
      {
        version: 1,
        detectors: { projects: { words: ['Falcon'] } },
        rules: [
          { id: 'a', from: ['user'], to: ['model'], when: { detector: 'injection', fpr: 0.01 }, do: 'block' },
          { id: 'b', when: { detector: 'projects' }, do: 'flag', stream: 'observe' },
          {
            id: 'c',
            flow: { argument: 'to', derived: ['untrusted'], tool: { effect: 'external' }, except: ['acme.example'] },
            do: 'hold',
            timeout: '5m',
          },
          { id: 'd', call: { tool: 'pay', argument: 'arguments.amount', above: 100 }, do: 'block' },
          { id: 'e', when: { detector: 'judge' }, do: 'block' },
        ],
      },
      { detectors },
    )
    expect(
      policy.rules.map((rule) => [rule.id, rule.onError, 'stream' in rule ? rule.stream : null, rule.timeout, rule.otherwise]),
    ).toEqual([
      ['a', 'block', 'inline', undefined, undefined],
      ['b', 'allow', 'observe', undefined, undefined],
      ['c', 'block', null, 300_000, 'block'],
      ['d', 'block', null, undefined, undefined],
      ['e', 'block', 'buffer', undefined, undefined],
    ])
  })

  test('reports every fault in one pass, with path and hint', () => {
    const { faults } = parsePolicy(
      {
        version: 2,
        mod: 'enforce',
        trust: { system: 'everyone' },
        tools: { send: { effect: 'extern', to: ['to'], returns: ['trusted', 'untrusted'] } },
        canaries: ['short'],
        detectors: { nothing: { wrds: [] }, bad: { words: 'Falcon' } },
        rules: [
          { id: 'a', when: { detector: 'injektion' }, do: 'block' },
          { id: 'a', when: { detector: 'injection', kinds: ['nope'] }, do: 'blok' },
          { id: 'c', do: 'block' },
          { id: 'd', flow: { argument: 'into', derived: 'private', tool: {} }, do: 'hold', timeout: 60 },
          { id: 'e', call: { tool: ['pay'], above: 3 }, do: 'block', timeout: '1s' },
          { id: 'f', when: { detector: 'words' }, do: 'block' },
          { id: 'g', when: { detector: 'judge' }, do: 'block', stream: 'inline' },
        ],
      },
      { detectors },
    )
    expect(faults?.map((fault) => fault.path).sort()).toEqual(
      [
        'version',
        'mod',
        'trust.system',
        'tools.send.effect',
        'tools.send.to[0]',
        'tools.send.returns',
        'canaries[0]',
        'detectors.nothing',
        'detectors.bad',
        'rules[0].when.detector',
        'rules[1].id',
        'rules[1].do',
        'rules[1].when.kinds[0]',
        'rules[2]',
        'rules[3].flow.argument',
        'rules[3].flow.derived',
        'rules[3].timeout',
        'rules[4].call.argument',
        'rules[4].timeout',
        'rules[5].when.detector',
        'rules[6].stream',
      ].sort(),
    )
    expect(faults?.find((fault) => fault.path === 'mod')?.hint).toBe('Did you mean "mode"?')
    expect(faults?.find((fault) => fault.path === 'rules[0].when.detector')?.hint).toBe('Did you mean "injection"?')
  })

  test('throws one line that counts the rest', () => {
    expect(() => loadPolicy({ version: 3, x: 1, y: 2 }, { detectors })).toThrow(/^policy: x: unknown key "x" \(and 2 more\)$/u)
  })

  test('never throws on any value, and says a fault for what is no policy', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const parsed = parsePolicy(value, { detectors })
        expect(parsed.faults?.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  test('a tool may be called like a member of Object.prototype', () => {
    const policy = loadPolicy(JSON.parse('{"version":1,"tools":{"__proto__":{"effect":"none"},"constructor":{"effect":"none"}}}'), {
      detectors,
    })
    expect(Object.keys(policy.tools)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(policy.tools)).toBe(Object.prototype)
  })
})

describe('policyVersion', () => {
  test('is the same for every order of keys and differs for another policy', () => {
    const a = loadPolicy({ version: 1, mode: 'observe', allow: ['x'] }, { detectors })
    const b = loadPolicy({ allow: ['x'], mode: 'observe', version: 1 }, { detectors })
    const c = loadPolicy({ version: 1, mode: 'observe', allow: ['y'] }, { detectors })
    expect(policyVersion(a)).toBe(policyVersion(b))
    expect(policyVersion(a)).not.toBe(policyVersion(c))
  })

  test('its digest is SHA-256', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
      }),
    )
  })
})
