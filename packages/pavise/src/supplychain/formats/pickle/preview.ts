import type { Bytes } from '#supplychain/scan/bytes'
import { BUFFER, CALL, DICT, FROZENSET, GLOBAL, type Heap, LIST, PERSISTENT, SET, TUPLE, type Value } from './heap.js'
import { type Constant, constantAt } from './literal.js'
import type { Sightings } from './sightings.js'

const DEPTH = 4
const ITEMS = 6
const LENGTH = 240
const TEXT = 80

/** A value in a line for a reader: bounded in depth, items and length, whatever it expands to. */
export function preview(value: Value, heap: Heap, content: Bytes, sightings: Sightings): string {
  const written: string[] = []
  let length = 0
  const write = (text: string): boolean => {
    if (length >= LENGTH) return false
    written.push(text)
    length += text.length
    return true
  }
  const list = (open: string, close: string, values: readonly Value[], depth: number, pairs = false): void => {
    write(open)
    values.slice(0, ITEMS).forEach((each, i) => {
      if (i > 0) write(pairs && i % 2 === 1 ? ': ' : ', ')
      show(each, depth - 1)
    })
    if (values.length > ITEMS) write(', …')
    write(close)
  }
  const show = (each: Value, depth: number): void => {
    if (length >= LENGTH) return
    if (each <= 0) {
      write(each === 0 ? '?' : constantText(constantAt(content, -each - 1, TEXT)))
      return
    }
    if (depth <= 0) {
      write('…')
      return
    }
    const kind = heap.kind[each]!
    if (kind === GLOBAL) {
      const use = sightings.globals[heap.x[each]!]!
      write(`${use.module}.${use.name}`)
    } else if (kind === CALL) {
      show(heap.x[each]!, depth - 1)
      const args = heap.y[each]!
      if (heap.isContainer(args)) list('(', ')', heap.children(args, ITEMS + 1), depth)
      else show(args, depth - 1)
    } else if (kind === PERSISTENT) {
      write('persistent(')
      show(heap.x[each]!, depth - 1)
      write(')')
    } else if (kind === BUFFER) write('buffer')
    else {
      const [open, close] = BRACKETS[kind]!
      list(open, close, heap.children(each, ITEMS + 1), depth, kind === DICT)
    }
  }
  show(value, DEPTH)
  const text = written.join('')
  return text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text
}

const BRACKETS: Readonly<Record<number, readonly [string, string]>> = {
  [TUPLE]: ['(', ')'],
  [LIST]: ['[', ']'],
  [DICT]: ['{', '}'],
  [SET]: ['{', '}'],
  [FROZENSET]: ['frozenset(', ')'],
}

function constantText(constant: Constant): string {
  switch (constant.kind) {
    case 'text':
      return JSON.stringify(constant.text) + (constant.cut ? '…' : '')
    case 'bytes':
      return `b${JSON.stringify(Buffer.from(constant.bytes).toString('latin1'))}${constant.cut ? '…' : ''}`
    case 'number':
      return String(constant.number)
    case 'bool':
      return constant.value ? 'True' : 'False'
    case 'none':
      return 'None'
  }
}

/** Text that looks like a command, a path, an address or code: what a constructor of data does not take. */
const TELLING =
  /(^|[\s;&|`])(sh|bash|zsh|cmd(\.exe)?|powershell|python\d?|perl|ruby|curl|wget|nc|ncat|touch|rm|chmod|cat|echo|whoami|id|ping|nslookup|sleep|certutil|mshta)([\s;&|`]|$)|[a-z][a-z0-9+.-]*:\/\/|^(\/|~\/|\.\.?\/|[A-Za-z]:\\|\\\\)|\.\.[/\\]|__\w+__|\b(import|lambda|exec|eval|open|system|popen|getattr)\b\s*[(\s:]|[;&|`$]\s*\(|\b(os|sys|subprocess|builtins)\.\w+|[\w.]+\([^)]*\)/

/** Whether any text among the arguments, a few levels deep, is telling. */
export function tells(value: Value, heap: Heap, content: Bytes, depth = 4): boolean {
  if (value === 0) return false
  if (value < 0) {
    const constant = constantAt(content, -value - 1, 4096)
    if (constant.kind === 'text') return TELLING.test(constant.text)
    return constant.kind === 'bytes' && TELLING.test(Buffer.from(constant.bytes).toString('latin1'))
  }
  if (depth === 0 || !heap.isContainer(value)) return false
  return heap.children(value, 16).some((child) => tells(child, heap, content, depth - 1))
}
