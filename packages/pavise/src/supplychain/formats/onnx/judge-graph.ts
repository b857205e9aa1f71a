import type { MemberScan } from '#supplychain/scan/format'
import { judgeMetadata } from '../metadata/active-content.js'
import { pathFault } from '../path/path-fault.js'
import type { Protobuf, Span } from '../protobuf/fields.js'
import { entryOf, judgeTensor } from './judge-tensor.js'
import { isPythonOperator, publisherOf } from './operators.js'
import { code, customOperator, cycle, tensor } from './rules.js'

const DEEPEST = 32
/** More elements than any constant that a graph makes of a shape. */
const MOST_ELEMENTS = 2n ** 34n
const SHAPED = new Set(['ConstantOfShape', 'Expand', 'Tile', 'Reshape', 'RandomNormal', 'RandomUniform', 'Resize', 'Upsample'])

interface Attribute {
  readonly name: string
  readonly at: number
  readonly text: string
}

/** Walks graphs, subgraphs, functions and training graphs, and judges operators, tensors and texts. */
export class GraphJudge {
  /** Fields of the model that the format does not know. */
  readonly unknown: { number: number; span: Span }[] = []
  readonly #operators = new Map<string, { domain: string; type: string; at: number; count: number }>()
  /** Functions that the model defines, with the functions that they call. */
  readonly #functions = new Map<string, string[]>()
  readonly #shapes = new Map<string, readonly bigint[]>()

  constructor(
    private readonly proto: Protobuf,
    private readonly scan: MemberScan,
  ) {}

  /** ModelProto. @throws ProtobufFault */
  model(span: Span): void {
    const { proto, scan } = this
    for (const field of proto.fields(span)) {
      if (field.number === 25) this.#functions.set(this.#functionName(field.span), [])
      if (field.number === 1) scan.fact('ir version', Number(field.value))
      if (field.number === 2) scan.fact('producer', proto.text(field.span, 200))
    }
    for (const field of proto.fields(span)) {
      if (field.number === 7) this.#graph(field.span, 0)
      else if (field.number === 20) this.#training(field.span)
      else if (field.number === 25) this.#function(field.span)
      else if (field.number === 14) this.#metadata(field.span)
      else if ([2, 3, 4, 6].includes(field.number)) this.#text(`field ${field.number}`, field.span)
      else if (field.wire === 2 && field.number !== 8 && field.number !== 26) this.unknown.push({ number: field.number, span: field.span })
    }
    this.#cycles()
  }

  /** One observation per operator that is no part of ONNX and that the model does not define. */
  tellOperators(): void {
    for (const { domain, type, at, count } of this.#operators.values()) {
      const evidence = [{ kind: 'header', text: `${domain || 'ai.onnx'}::${type}, ${count} times`, offset: at }]
      const location = { operator: `${domain}::${type}` }
      if (isPythonOperator(domain, type))
        this.scan.observe({
          rule: code.id,
          verdict: 'malicious',
          message: `the operator ${type} of “${domain}” runs Python code`,
          location,
          evidence,
        })
      else if (!this.#functions.has(`${domain}::${type}`)) {
        const publisher = publisherOf(domain)
        if (publisher === 'standard') continue
        const message = `the operator ${type} of the domain “${domain}” needs native code that the model does not bring`
        this.scan.observe({
          rule: customOperator.id,
          verdict: publisher === 'known' ? 'unknown' : 'suspicious',
          message,
          location,
          evidence,
        })
      }
    }
  }

  #graph(span: Span, depth: number, caller?: string[]): void {
    const { proto } = this
    if (depth > DEEPEST) {
      this.scan.inconclusive(`graphs are nested deeper than ${DEEPEST}`)
      return
    }
    const nodes: Span[] = []
    for (const field of proto.fields(span)) {
      this.scan.spend(8)
      if (field.number === 1) nodes.push(field.span)
      else if (field.number === 5) this.#tensor(field.span)
      else if (field.number === 15) this.#sparse(field.span)
      else if (field.number === 16) this.#metadata(field.span)
      else if (field.number === 2 || field.number === 10) this.#text('graph', field.span)
    }
    for (const node of nodes) this.#node(node, depth, caller)
  }

  #tensor(span: Span): void {
    const { name, numbers } = judgeTensor(this.proto, span, this.scan)
    if (numbers.length > 0) this.#shapes.set(name, numbers)
  }

  #sparse(span: Span): void {
    for (const field of this.proto.fields(span))
      if (field.number === 1 || field.number === 2) judgeTensor(this.proto, field.span, this.scan)
  }

  #node(span: Span, depth: number, caller: string[] | undefined): void {
    const { proto } = this
    this.scan.spend(16)
    let type = ''
    let domain = ''
    const inputs: string[] = []
    const attributes: Attribute[] = []
    for (const field of proto.fields(span)) {
      if (field.number === 1) inputs.push(proto.text(field.span, 300))
      else if (field.number === 4) type = proto.text(field.span, 300)
      else if (field.number === 7) domain = proto.text(field.span, 300)
      else if (field.number === 5) attributes.push(this.#attribute(field.span, depth, caller))
      else if (field.number === 6) this.#text('node', field.span)
      else if (field.number === 9) this.#metadata(field.span)
    }
    const key = `${domain}::${type}`
    const known = this.#operators.get(key)
    if (known) known.count++
    else this.#operators.set(key, { domain, type, at: span.start, count: 1 })
    caller?.push(key)
    this.#libraries(key, attributes)
    if (SHAPED.has(type)) this.#shaped(type, inputs, span.start)
  }

  #attribute(span: Span, depth: number, caller: string[] | undefined): Attribute {
    const { proto } = this
    let name = ''
    let text = ''
    for (const field of proto.fields(span)) {
      if (field.number === 1) name = proto.text(field.span, 300)
      else if (field.number === 4 || field.number === 9) text += `${proto.text(field.span, 4096)}\n`
      else if (field.number === 5 || field.number === 10) judgeTensor(proto, field.span, this.scan)
      else if (field.number === 22 || field.number === 23) this.#sparse(field.span)
      else if (field.number === 6 || field.number === 11) this.#graph(field.span, depth + 1, caller)
      if (text.length > 100_000) break
    }
    return { name, text, at: span.start }
  }

  /** Paths and native libraries in attributes: compiled contexts, plugins. */
  #libraries(operator: string, attributes: readonly Attribute[]): void {
    const embedded = !attributes.some(({ name }) => name === 'ep_cache_context')
    for (const { name, text, at } of attributes) {
      const value = text.trim()
      const library = /[\w/\\.-]{1,200}\.(?:so(?:\.\d+)*|dll|dylib|pyd)$/im.exec(value)
      const isPath =
        /path|file|librar|plugin|module|\bso\b|ep_cache_context/i.test(name) && value.length < 1024 && /^[\x20-\x7e]+$/.test(value)
      const fault = isPath && !embedded && name !== 'ep_cache_context' ? undefined : isPath ? pathFault(value) : undefined
      if (!library && !fault) continue
      const message = library
        ? `${operator} names the native library “${library[0]}”`
        : `${operator} takes “${value.slice(0, 200)}”, which ${fault}`
      const evidence = [{ kind: 'argument', text: `${name} = ${value.slice(0, 300)}`, offset: at }]
      this.scan.observe({ rule: code.id, verdict: 'malicious', message, location: { operator, attribute: name }, evidence })
    }
  }

  #shaped(type: string, inputs: readonly string[], offset: number): void {
    for (const input of inputs) {
      const elements = (this.#shapes.get(input) ?? []).reduce((product, number) => product * (number > 0n ? number : 1n), 1n)
      if (elements <= MOST_ELEMENTS) continue
      const message = `${type} makes a tensor of ${elements} elements out of a constant`
      const evidence = [{ kind: 'argument', text: message, offset }]
      this.scan.observe({ rule: tensor.id, verdict: 'suspicious', message, location: { operator: type, input }, evidence })
    }
  }

  #training(span: Span): void {
    for (const field of this.proto.fields(span)) if (field.number === 1 || field.number === 2) this.#graph(field.span, 0)
  }

  #functionName(span: Span): string {
    let name = ''
    let domain = ''
    for (const field of this.proto.fields(span)) {
      if (field.number === 1) name = this.proto.text(field.span, 300)
      if (field.number === 10) domain = this.proto.text(field.span, 300)
    }
    return `${domain}::${name}`
  }

  #function(span: Span): void {
    const calls = this.#functions.get(this.#functionName(span))!
    for (const field of this.proto.fields(span)) {
      if (field.number === 7) this.#node(field.span, 0, calls)
      else if (field.number === 11) this.#attribute(field.span, 0, calls)
      else if (field.number === 14) this.#metadata(field.span)
      else if (field.number === 8) this.#text('function', field.span)
    }
  }

  /** A function that reaches itself through the functions that it calls. */
  #cycles(): void {
    for (const start of this.#functions.keys()) {
      const seen = new Set<string>()
      const pending = [...(this.#functions.get(start) ?? [])]
      while (pending.length > 0 && !seen.has(start)) {
        const next = pending.pop()!
        if (seen.has(next)) continue
        seen.add(next)
        this.scan.spend(1)
        pending.push(...(this.#functions.get(next) ?? []))
      }
      if (!seen.has(start)) continue
      const message = `the function ${start} calls itself`
      this.scan.observe({
        rule: cycle.id,
        verdict: 'suspicious',
        message,
        location: { function: start },
        evidence: [{ kind: 'header', text: message }],
      })
    }
  }

  #metadata(span: Span): void {
    const { key, value } = entryOf(this.proto, span)
    judgeMetadata(this.scan, key, value, span.start)
  }

  #text(key: string, span: Span): void {
    judgeMetadata(this.scan, key, this.proto.text(span), span.start)
  }
}
