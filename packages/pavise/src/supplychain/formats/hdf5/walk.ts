import type { Bytes } from '#supplychain/scan/bytes'
import { OutOfBytes } from '../binary/cursor.js'
import { type HeaderMessage, readHeader } from './object-header.js'
import { Hdf5Fault, type Hdf5Reader, Hdf5Reader as Reader, readSuperblock } from './structure.js'
import { type Read, readDatatype, readElements, readValue } from './value.js'

/** What is met on the way through a file. */
export interface Hdf5Visitor {
  attribute(path: string, name: string, values: readonly Read[]): void
  /** Texts and raw bytes of a dataset; numbers are not given. */
  dataset(path: string, values: readonly Read[]): void
  /** A link, a dataset or a virtual dataset that takes its content from another file. */
  outside(path: string, kind: string, file: string, at: number): void
  /** A compression or other filter that is loaded from a plugin. */
  filter(path: string, id: number, at: number): void
  /** What could not be followed. */
  unread(what: string): void
  spend(work: number): void
}

const MOST_OBJECTS = 200_000
const KNOWN_FILTERS = new Set([0, 1, 2, 3, 4, 5, 6, 32_000, 32_001, 32_004, 32_008, 32_013, 32_015])

/** Walks every object that can be reached from the root. @throws Hdf5Fault, OutOfBytes where not even the root can be read */
export function walkHdf5(content: Bytes, at: number, visitor: Hdf5Visitor): void {
  const superblock = readSuperblock(content, at)
  const reader = new Reader(content, superblock)
  const seen = new Set<number>()
  const pending: { address: number; path: string }[] = [{ address: superblock.root, path: '' }]
  let first = true
  while (pending.length > 0) {
    const { address, path } = pending.pop()!
    if (seen.has(address)) continue
    seen.add(address)
    if (seen.size > MOST_OBJECTS) {
      visitor.unread(`more than ${MOST_OBJECTS} objects`)
      return
    }
    visitor.spend(64)
    try {
      const messages = readHeader(reader, address)
      const children = new ObjectWalk(reader, messages, path, visitor).examine()
      for (const child of children) if (child.address < content.size) pending.push(child)
    } catch (error) {
      if (first || !(error instanceof Hdf5Fault || error instanceof OutOfBytes)) throw error
      visitor.unread(`${path}: ${error.message}`)
    }
    first = false
  }
}

interface Child {
  readonly address: number
  readonly path: string
}

class ObjectWalk {
  readonly #children: Child[] = []

  constructor(
    private readonly reader: Hdf5Reader,
    private readonly messages: readonly HeaderMessage[],
    private readonly path: string,
    private readonly visitor: Hdf5Visitor,
  ) {}

  examine(): readonly Child[] {
    for (const message of this.messages) {
      this.visitor.spend(16)
      try {
        this.#message(message)
      } catch (error) {
        if (!(error instanceof Hdf5Fault || error instanceof OutOfBytes)) throw error
        this.visitor.unread(`${this.path || '/'}: ${error.message}`)
      }
    }
    return this.#children
  }

  #message(message: HeaderMessage): void {
    if (message.type === 0x0c) this.#attribute(message)
    else if (message.type === 0x11) this.#symbolTable(message)
    else if (message.type === 0x06) this.#link(message)
    else if (message.type === 0x02) this.#dense(message, 'links', (flags) => (flags & 1 ? 8 : 0))
    else if (message.type === 0x15) this.#dense(message, 'attributes', (flags) => (flags & 1 ? 2 : 0))
    else if (message.type === 0x07) this.#externalFiles(message)
    else if (message.type === 0x08) this.#layout(message)
    else if (message.type === 0x0b) this.#filters(message)
  }

  #attribute({ start }: HeaderMessage): void {
    const { reader } = this
    const { cursor } = reader.at(start)
    const version = cursor.u8()
    const flags = cursor.u8()
    const [nameSize, typeSize, spaceSize] = [cursor.u16(), cursor.u16(), cursor.u16()]
    if (version < 1 || version > 3) throw new Hdf5Fault(`attribute version ${version} is not known`, start)
    if (version === 3) cursor.skip(1)
    const fill = (size: number): number => (version === 1 ? Math.ceil(size / 8) * 8 : size)
    const name = cursor.text(nameSize).replace(/\0.*$/s, '')
    cursor.skip(fill(nameSize) - nameSize)
    const typeAt = cursor.at
    const spaceAt = typeAt + fill(typeSize)
    if (flags & 3) throw new Hdf5Fault(`the attribute “${name}” shares its type`, start)
    const type = readDatatype(reader, typeAt)
    const values = readValue(reader, type, readElements(reader, spaceAt), spaceAt + fill(spaceSize))
    this.visitor.attribute(this.path, name, values)
  }

  #symbolTable({ start }: HeaderMessage): void {
    const inner = this.reader.at(start)
    const tree = inner.address()
    const heap = inner.address()
    if (tree === undefined || heap === undefined) return
    const names = this.reader.at(heap)
    names.signature('HEAP')
    names.cursor.skip(4)
    names.length()
    names.length()
    const data = names.address()
    if (data !== undefined) this.#tree(tree, data, 0)
  }

  #tree(address: number, names: number, depth: number): void {
    if (depth > 16) throw new Hdf5Fault('a tree is too deep', address)
    const inner = this.reader.at(address)
    const signature = inner.cursor.text(4)
    if (signature === 'SNOD') {
      this.#symbols(inner, names)
      return
    }
    if (signature !== 'TREE') throw new Hdf5Fault('a tree is expected', address)
    inner.cursor.skip(2)
    const count = inner.cursor.u16()
    inner.offset()
    inner.offset()
    for (let index = 0; index < count; index++) {
      inner.length()
      const child = inner.address()
      this.visitor.spend(8)
      if (child !== undefined) this.#tree(child, names, depth + 1)
    }
  }

  #symbols(inner: Hdf5Reader, names: number): void {
    inner.cursor.skip(2)
    const count = inner.cursor.u16()
    for (let index = 0; index < count; index++) {
      this.visitor.spend(8)
      const nameOffset = inner.offset()
      const address = inner.address()
      const cached = inner.cursor.u32()
      inner.cursor.skip(20)
      if (cached === 2 || address === undefined) continue
      const name = this.reader.at(Math.min(names + nameOffset, this.reader.content.size)).zeroEnded(1024)
      this.#children.push({ address, path: `${this.path}/${name}` })
    }
  }

  #link({ start }: HeaderMessage): void {
    const inner = this.reader.at(start)
    const { cursor } = inner
    cursor.skip(1)
    const flags = cursor.u8()
    const kind = flags & 0x08 ? cursor.u8() : 0
    if (flags & 0x04) cursor.skip(8)
    if (flags & 0x10) cursor.skip(1)
    const name = cursor.text(inner.number(1 << (flags & 3)))
    if (kind === 0) {
      const address = inner.address()
      if (address !== undefined) this.#children.push({ address, path: `${this.path}/${name}` })
    } else if (kind === 64) {
      cursor.skip(3)
      const at = cursor.at
      this.visitor.outside(`${this.path}/${name}`, 'link', inner.zeroEnded(), at)
    } else if (kind > 1) this.visitor.unread(`${this.path}/${name}: a link of kind ${kind}`)
  }

  /** Many links or attributes lie in a fractal heap, which is not walked. */
  #dense({ start }: HeaderMessage, what: string, extra: (flags: number) => number): void {
    const inner = this.reader.at(start)
    inner.cursor.skip(1)
    const flags = inner.cursor.u8()
    inner.cursor.skip(extra(flags))
    if (inner.address() !== undefined) this.visitor.unread(`${this.path || '/'}: ${what} in a fractal heap`)
  }

  #externalFiles({ start }: HeaderMessage): void {
    const inner = this.reader.at(start)
    inner.cursor.skip(6)
    const count = inner.cursor.u16()
    const heap = inner.address()
    if (heap === undefined) return
    const names = this.reader.at(heap)
    names.signature('HEAP')
    names.cursor.skip(4)
    names.length()
    names.length()
    const data = names.address()
    for (let index = 0; index < Math.min(count, 100) && data !== undefined; index++) {
      const file = this.reader.at(Math.min(data + inner.length(), this.reader.content.size)).zeroEnded()
      inner.length()
      inner.length()
      this.visitor.outside(this.path, 'dataset', file, start)
    }
  }

  #layout({ start }: HeaderMessage): void {
    const inner = this.reader.at(start)
    const version = inner.cursor.u8()
    const kind = inner.cursor.u8()
    if (version >= 4 && kind === 3) {
      const heap = inner.address()
      if (heap !== undefined) {
        const entry = this.reader.at(heap + 24 + 1 + 8 + this.reader.superblock.lengthSize)
        this.visitor.outside(this.path, 'virtual dataset', entry.zeroEnded(), start)
      }
      return
    }
    const typeMessage = this.messages.find(({ type }) => type === 0x03)
    const spaceMessage = this.messages.find(({ type }) => type === 0x01)
    if (version < 3 || !typeMessage || !spaceMessage || typeMessage.flags & 2) return
    const type = readDatatype(this.reader, typeMessage.start)
    const elements = readElements(this.reader, spaceMessage.start)
    if (kind === 0) {
      inner.cursor.skip(2)
      this.visitor.dataset(this.path, readValue(this.reader, type, elements, inner.cursor.at))
    } else if (kind === 1) {
      const data = inner.address()
      if (data !== undefined) this.visitor.dataset(this.path, readValue(this.reader, type, elements, data))
    } else if ([3, 5, 9].includes(type.class)) this.visitor.unread(`${this.path}: texts or bytes in chunks`)
  }

  #filters({ start }: HeaderMessage): void {
    const inner = this.reader.at(start)
    const version = inner.cursor.u8()
    const count = inner.cursor.u8()
    if (version === 1) inner.cursor.skip(6)
    for (let index = 0; index < count; index++) {
      const id = inner.cursor.u16()
      const nameLength = version === 1 || id >= 256 ? inner.cursor.u16() : 0
      inner.cursor.skip(2)
      const values = inner.cursor.u16()
      inner.cursor.skip(
        (version === 1 ? Math.ceil(nameLength / 8) * 8 : nameLength) + values * 4 + (version === 1 && values % 2 === 1 ? 4 : 0),
      )
      if (!KNOWN_FILTERS.has(id)) this.visitor.filter(this.path, id, start)
    }
  }
}
