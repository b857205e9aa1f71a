import { type Piece, pack } from './little-endian.js'

const NONE = 2n ** 64n - 1n
const even = (bytes: Uint8Array): Uint8Array => pack(bytes, new Uint8Array((8 - (bytes.length % 8)) % 8))

/** A place in a file whose parts know each other's addresses: parts are laid out in order, at multiples of eight. */
class Layout {
  readonly parts: Uint8Array[] = []
  size: number
  constructor(start: number) {
    this.size = start
  }
  add(part: Uint8Array): number {
    const at = this.size
    const full = even(part)
    this.parts.push(full)
    this.size += full.length
    return at
  }
}

export interface MadeObject {
  /** Attributes: variable-length text in a global heap, or fixed text or bytes in the header itself. */
  readonly attributes?: Readonly<Record<string, string | { readonly fixed: string } | { readonly opaque: Uint8Array }>>
  /** Raw header messages: type and body. */
  readonly messages?: readonly (readonly [number, Uint8Array])[]
  readonly children?: Readonly<Record<string, MadeObject>>
}

const TEXT_TYPE = (size: number): Uint8Array => pack({ u8: 0x13 }, new Uint8Array(3), { u32: size })
const OPAQUE_TYPE = (size: number): Uint8Array => pack({ u8: 0x15 }, new Uint8Array(3), { u32: size })
const VARIABLE_TYPE = pack({ u8: 0x19 }, { u8: 1 }, { u16: 0 }, { u32: 16 }, { u8: 0x13 }, new Uint8Array(3), { u32: 1 })
const SCALAR = new Uint8Array(8).fill(0).map((_byte, index) => (index === 0 ? 1 : 0))

/** A file as the library's earliest format writes it: superblock 0, headers of version 1, symbol tables. */
export function hdf5File(root: MadeObject, userBlock = 0): Uint8Array {
  const layout = new Layout(96)
  const rootAt = object(layout, root)
  const superblock = pack(
    new Uint8Array([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 8, 8, 0]),
    { u16: 4 },
    { u16: 16 },
    { u32: 0 },
    { u64: userBlock },
    { u64: NONE },
    { u64: layout.size },
    { u64: NONE },
    { u64: 0 },
    { u64: rootAt },
    { u32: 0 },
    { u32: 0 },
    new Uint8Array(16),
  )
  return pack(new Uint8Array(userBlock), superblock, ...layout.parts)
}

/** The same as newer libraries write it: superblock 3, headers of version 2 with a continuation, links in the header. */
export function newHdf5File(root: MadeObject): Uint8Array {
  const layout = new Layout(48)
  const rootAt = newObject(layout, root)
  const head = new Uint8Array([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 3, 8, 8, 0])
  return pack(head, { u64: 0 }, { u64: NONE }, { u64: layout.size }, { u64: rootAt }, { u32: 0 }, ...layout.parts)
}

function heapText(layout: Layout, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  const body = even(pack({ u16: 1 }, { u16: 1 }, { u32: 0 }, { u64: bytes.length }, bytes))
  const at = layout.add(pack('GCOL', { u8: 1 }, new Uint8Array(3), { u64: 16 + body.length + 16 }, body, new Uint8Array(16)))
  return pack({ u32: bytes.length }, { u64: at }, { u32: 1 })
}

function attribute(layout: Layout, name: string, value: NonNullable<MadeObject['attributes']>[string], version: 1 | 3): Uint8Array {
  const named = pack(name, { u8: 0 })
  let type: Uint8Array = VARIABLE_TYPE
  let data: Uint8Array
  if (typeof value === 'string') data = heapText(layout, value)
  else if ('fixed' in value) {
    data = new TextEncoder().encode(value.fixed)
    type = TEXT_TYPE(data.length)
  } else {
    data = value.opaque
    type = OPAQUE_TYPE(data.length)
  }
  const sizes: Piece[] = [{ u16: named.length }, { u16: type.length }, { u16: SCALAR.length }]
  if (version === 3) return pack({ u8: 3 }, { u8: 0 }, ...sizes, { u8: 0 }, named, type, SCALAR, data)
  return pack({ u8: 1 }, { u8: 0 }, ...sizes, even(named), even(type), even(SCALAR), data)
}

function object(layout: Layout, made: MadeObject): number {
  const messages: [number, Uint8Array][] = [...(made.messages ?? []).map(([type, body]) => [type, body] as [number, Uint8Array])]
  for (const [name, value] of Object.entries(made.attributes ?? {})) messages.push([0x0c, attribute(layout, name, value, 1)])
  if (made.children) {
    const entries = Object.entries(made.children).map(([name, child]) => ({ name, at: object(layout, child) }))
    let names: Uint8Array = new Uint8Array(8)
    const nodes = entries.map(({ name, at }) => {
      const offset = names.length
      names = pack(names, even(pack(name, { u8: 0 })))
      return pack({ u64: offset }, { u64: at }, { u32: 0 }, { u32: 0 }, new Uint8Array(16))
    })
    const data = layout.add(names)
    const heap = layout.add(pack('HEAP', { u8: 0 }, new Uint8Array(3), { u64: names.length }, { u64: NONE }, { u64: data }))
    const symbols = layout.add(pack('SNOD', { u8: 1 }, { u8: 0 }, { u16: entries.length }, ...nodes))
    const tree = layout.add(
      pack('TREE', { u8: 0 }, { u8: 0 }, { u16: 1 }, { u64: NONE }, { u64: NONE }, { u64: 0 }, { u64: symbols }, { u64: 8 }),
    )
    messages.unshift([0x11, pack({ u64: tree }, { u64: heap })])
  }
  const body = pack(
    ...messages.map(([type, content]) => pack({ u16: type }, { u16: even(content).length }, new Uint8Array(4), even(content))),
  )
  return layout.add(pack({ u8: 1 }, { u8: 0 }, { u16: messages.length }, { u32: 1 }, { u32: body.length }, { u32: 0 }, body))
}

function newObject(layout: Layout, made: MadeObject): number {
  const write = (type: number, content: Uint8Array): Uint8Array => pack({ u8: type }, { u16: content.length }, { u8: 0 }, content)
  const messages = (made.messages ?? []).map(([type, content]) => write(type, content))
  for (const [name, child] of Object.entries(made.children ?? {})) {
    const at = newObject(layout, child)
    messages.push(write(0x06, pack({ u8: 1 }, { u8: 0 }, { u8: name.length }, name, { u64: at })))
  }
  const attributes = Object.entries(made.attributes ?? {}).map(([name, value]) => write(0x0c, attribute(layout, name, value, 3)))
  const rest = pack('OCHK', ...attributes, { u32: 0 })
  const restAt = layout.add(rest)
  const first = pack(...messages, write(0x10, pack({ u64: restAt }, { u64: rest.length })))
  return layout.add(pack('OHDR', { u8: 2 }, { u8: 2 }, { u32: first.length }, first, { u32: 0 }))
}

/** Header messages of a dataset that lies in the header itself. */
export const compactDataset = (content: Uint8Array, kind: 'text' | 'opaque' = 'opaque'): MadeObject => ({
  messages: [
    [0x01, SCALAR],
    [0x03, kind === 'text' ? TEXT_TYPE(content.length) : OPAQUE_TYPE(content.length)],
    [0x08, pack({ u8: 3 }, { u8: 0 }, { u16: content.length }, content)],
  ],
})

/** A link to an object of another file. */
export const externalLink = (name: string, file: string): readonly [number, Uint8Array] => {
  const value = pack({ u8: 0 }, file, { u8: 0 }, '/x', { u8: 0 })
  return [0x06, pack({ u8: 1 }, { u8: 0x08 }, { u8: 64 }, { u8: name.length }, name, { u16: value.length }, value)]
}
