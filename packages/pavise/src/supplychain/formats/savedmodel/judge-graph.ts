import type { MemberScan } from '#supplychain/scan/format'
import { pathFault } from '../path/path-fault.js'
import type { Protobuf, Span } from '../protobuf/fields.js'
import { capabilityOf, isCheckpoint, isDebug, PATH_ATTRIBUTES } from './operators.js'
import { foreign, operator as operatorRule, path as pathRule } from './rules.js'

interface Node {
  readonly name: string
  readonly operator: string
  readonly at: number
  readonly inputs: readonly string[]
  /** Texts in attributes, by attribute: constants, addresses. */
  readonly texts: readonly { readonly attribute: string; readonly text: string }[]
}

const MOST_STEPS = 64

/** Judges the nodes of one graph or function together: who feeds whom matters for paths. */
export class NodeJudge {
  readonly #told = new Map<string, number>()

  constructor(
    private readonly proto: Protobuf,
    private readonly scan: MemberScan,
  ) {}

  /** `number` is the field in which nodes stand: 1 in a graph, 3 in a function. */
  list(span: Span, number: number, place: string): void {
    const nodes: Node[] = []
    for (const field of this.proto.fields(span)) {
      this.scan.spend(8)
      if (field.number === number && field.wire === 2) nodes.push(this.#node(field.span))
    }
    const byName = new Map(nodes.map((node) => [node.name, node]))
    const operators = new Set(nodes.map((node) => node.operator))
    for (const node of nodes) this.#judge(node, byName, operators, place)
  }

  #node(span: Span): Node {
    const { proto } = this
    let name = ''
    let operator = ''
    const inputs: string[] = []
    const texts: { attribute: string; text: string }[] = []
    for (const field of proto.fields(span)) {
      if (field.wire !== 2) continue
      if (field.number === 1) name = proto.text(field.span, 500)
      else if (field.number === 2) operator = proto.text(field.span, 500)
      else if (field.number === 3 && inputs.length < 1000) inputs.push(proto.text(field.span, 500))
      else if (field.number === 5) this.#attribute(field.span, texts)
    }
    return { name, operator, at: span.start, inputs, texts }
  }

  /** An entry of the map of attributes: texts of `s`, of lists of `s`, and of tensors of texts. */
  #attribute(span: Span, texts: { attribute: string; text: string }[]): void {
    const { proto } = this
    let attribute = ''
    for (const field of proto.fields(span)) {
      if (field.number === 1 && field.wire === 2) attribute = proto.text(field.span, 200)
      if (field.number !== 2 || field.wire !== 2) continue
      if (attribute !== 'value' && !PATH_ATTRIBUTES.has(attribute)) continue
      for (const value of proto.fields(field.span)) {
        if (value.wire !== 2) continue
        if (value.number === 2) texts.push({ attribute, text: proto.text(value.span, 4096) })
        const inner = value.number === 1 ? 2 : value.number === 8 ? 8 : undefined
        if (inner === undefined) continue
        for (const item of proto.fields(value.span))
          if (item.number === inner && item.wire === 2 && texts.length < 200) texts.push({ attribute, text: proto.text(item.span, 4096) })
      }
    }
  }

  #judge(node: Node, byName: ReadonlyMap<string, Node>, operators: ReadonlySet<string>, place: string): void {
    const capability = capabilityOf(node.operator)
    if (capability) {
      const rule = capability.verdict === 'unknown' ? foreign : operatorRule
      this.#say(rule.id, capability.verdict, node, `the operator ${node.operator} ${capability.what}`, place)
      return
    }
    if (isDebug(node.operator))
      for (const { attribute, text } of node.texts) {
        const address = /^(?:file|grpc|https?):\/\/|^memcbk:/i.test(text) || (attribute === 'debug_urls' && pathFault(text) !== undefined)
        if (address)
          this.#say(
            pathRule.id,
            'malicious',
            node,
            `the operator ${node.operator} writes what passes through it to “${text.slice(0, 200)}”`,
            place,
          )
      }
    if (isCheckpoint(node.operator)) this.#checkpoint(node, byName, operators, place)
  }

  #checkpoint(node: Node, byName: ReadonlyMap<string, Node>, operators: ReadonlySet<string>, place: string): void {
    const texts = this.#constants(node, byName)
    const outside = texts.find((text) => pathFault(text) !== undefined)
    if (outside !== undefined)
      this.#say(
        pathRule.id,
        'malicious',
        node,
        `the operator ${node.operator} works on “${outside.slice(0, 200)}”, which ${pathFault(outside)}`,
        place,
      )
    else if (
      /^(?:MergeV2Checkpoints|Sharded\w+)$/.test(node.operator) &&
      !['Save', 'SaveV2', 'SaveSlices'].some((save) => operators.has(save))
    )
      this.#say(operatorRule.id, 'suspicious', node, `${node.operator} names, moves or deletes files where the graph saves nothing`, place)
    else if (/^Save/.test(node.operator) && node.inputs.length === 0)
      this.#say(operatorRule.id, 'suspicious', node, `the operator ${node.operator} saves to a path that nothing gives it`, place)
  }

  /** Texts that reach the node's first input, the path, from constants. */
  #constants(node: Node, byName: ReadonlyMap<string, Node>): string[] {
    const found: string[] = []
    const seen = new Set<string>()
    const pending = node.operator === 'MergeV2Checkpoints' ? node.inputs.slice(0, 2) : node.inputs.slice(0, 1)
    while (pending.length > 0 && seen.size < MOST_STEPS) {
      const name = pending.pop()!.replace(/^\^/, '').replace(/:.*$/, '')
      if (seen.has(name)) continue
      seen.add(name)
      const source = byName.get(name)
      if (!source) continue
      found.push(...source.texts.filter(({ attribute }) => attribute === 'value').map(({ text }) => text))
      pending.push(...source.inputs)
    }
    return found
  }

  #say(rule: string, verdict: 'malicious' | 'suspicious' | 'unknown', node: Node, message: string, place: string): void {
    const key = `${rule}${node.operator}${place}`
    const times = (this.#told.get(key) ?? 0) + 1
    this.#told.set(key, times)
    if (times > 3) return
    this.scan.observe({
      rule,
      verdict,
      message: place === '' ? message : `in the function ${place.slice(0, 100)}: ${message}`,
      location: { operator: node.operator, ...(place !== '' && { function: place.slice(0, 100) }) },
      evidence: [{ kind: 'callable', text: `${node.operator} “${node.name.slice(0, 120)}”`, offset: node.at }],
    })
  }
}
