import type { Bytes } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { Damaged } from '../compressed/byte-source.js'
import { bombRule, unfinished } from '../compressed/compressed-format.js'
import { type Decoder, expand } from '../compressed/expand.js'
import { observeLink, observeName } from '../zip/member-name.js'
import { archiveRules } from '../zip/zip-rules.js'

/** Archives that are read through libarchive, compiled to WebAssembly: whatever goes wrong in there stays in there. */
const READ: readonly (readonly [string, string])[] = [
  ['377abcaf271c', '7z'],
  ['526172211a07', 'RAR'],
  ['4d534346', 'cabinet'],
  ['78617221', 'xar'],
  ['213c617263683e0a', 'ar'],
  ['303730373031', 'cpio'],
]
/** Those that nothing here reads. */
const UNREAD: readonly (readonly [string, string])[] = [
  ['1f9d', 'compress'],
  ['894c5a4f', 'lzop'],
]
/** The archive lies in the memory of the module as a whole. */
const LARGEST = 256 * 1024 * 1024
const MOST_ENTRIES = 20_000
const PIECE = 256 * 1024
const LINK = 0o120000
const FILE = 0o100000

const kindOf = (content: Bytes, kinds: typeof READ): string | undefined => {
  const head = Buffer.from(content.read(0, 16)).toString('hex')
  return kinds.find(([magic]) => head.startsWith(magic))?.[1]
}

export const sevenzip = defineFormat({
  id: 'archive',
  title: '7z, RAR and other archives',
  rules: [...archiveRules, bombRule],
  detect: (content) => {
    if (kindOf(content, READ) !== undefined) return 'yes'
    // Two or four bytes are weak proof where nothing tries what follows.
    return kindOf(content, UNREAD) !== undefined ? 'maybe' : 'no'
  },
  async scan(content, scan) {
    const kind = kindOf(content, READ)
    if (kind === undefined) {
      scan.recognize()
      scan.inconclusive(`the content looks like ${kindOf(content, UNREAD)}, which is not followed`)
      return
    }
    scan.fact('archive', kind)
    if (content.size > LARGEST) scan.inconclusive(`a ${kind} archive of more than ${LARGEST} bytes is not followed`)
    else await readArchive(content, kind, scan)
  },
})

type Library = Awaited<ReturnType<typeof import('libarchive-wasm')['libarchiveWasm']>>

async function readArchive(content: Bytes, kind: string, scan: MemberScan): Promise<void> {
  const { libarchiveWasm } = await import('libarchive-wasm')
  // A module of its own: its memory never shrinks, and nothing of one archive is there for the next.
  const library = await libarchiveWasm()
  scan.spend(content.size)
  const at = library.module._malloc(content.size)
  if (at === 0) return scan.inconclusive('there is no memory for the archive')
  library.module.HEAP8.set(content.read(0, content.size), at)
  try {
    const archive = library.read_new_memory(at, content.size)
    await eachEntry(library, archive, kind, scan)
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    scan.inconclusive(`the ${kind} archive was not seen whole: ${error.message}`)
  }
}

/** Runs a call of the library; what it throws, traps of WebAssembly included, is a fault of the archive. */
function called<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    throw new Damaged(error instanceof Error ? error.message.slice(0, 200) : 'a fault')
  }
}

async function eachEntry(library: Library, archive: number, kind: string, scan: MemberScan): Promise<void> {
  for (let count = 0; ; count++) {
    const entry = called(() => library.read_next_entry(archive))
    if (entry === 0) break
    if (count >= MOST_ENTRIES) return scan.inconclusive(`more than ${MOST_ENTRIES} members`)
    scan.spend(1000)
    const name = called(() => library.entry_pathname(entry)) ?? `member ${count + 1}`
    const type = called(() => library.entry_filetype(entry))
    observeName(name, 0, scan)
    const target = called(() => library.entry_symlink(entry)) || called(() => library.entry_hardlink(entry))
    if (type === LINK || target) observeLink(name, 'link', target ?? '', 0, scan)
    if (type !== FILE && type !== 0) continue
    if (called(() => library.entry_is_encrypted(entry)) !== 0) scan.inconclusive(`'${name}' is encrypted`)
    else await examine(name, library, archive, scan)
  }
  const fault = called(() => library.error_string(archive))
  if (fault) scan.inconclusive(`the ${kind} archive was not seen whole: ${fault}`)
}

async function examine(name: string, library: Library, archive: number, scan: MemberScan): Promise<void> {
  const decode: Decoder = (_content, sink) => {
    const buffer = called(() => library.module._malloc(PIECE))
    if (buffer === 0) throw new Damaged('there is no memory for its members')
    try {
      for (let output = 0; ; ) {
        const got = called(() => library.read_data(archive, buffer, PIECE))
        if (got <= 0) return 0
        output += got
        sink.write(Uint8Array.from(library.module.HEAP8.subarray(buffer, buffer + got)), output)
      }
    } finally {
      library.module._free(buffer)
    }
  }
  const expanded = await expand(decode, { size: 0, read: () => new Uint8Array(0) }, scan)
  try {
    await scan.member(name, expanded.content)
    if (expanded.problem !== undefined) unfinished(scan, `'${name}': ${expanded.problem}`, expanded.bomb, 0, expanded.content.size)
  } finally {
    expanded.close()
  }
}
