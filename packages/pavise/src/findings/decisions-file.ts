import { readFile, rename, writeFile } from 'node:fs/promises'
import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { readYaml } from '#core/config/yaml-source'
import { parseWith } from '#core/config/zod-faults'
import { PaviseError } from '#core/errors/error'
import { type Baseline, baselineSchema, type Decision } from '#core/results/baseline'

/** The reviewed file of decisions, beside the project. */
export const DECISIONS_FILE = 'pavise-findings.yaml'

const NEW_FILE = `# What was decided about findings: who bears the risk, until when, and why. Reviewed like code; written by: pavise findings
version: 1
findings: []
`

/** Parses the text of the file. Throws PAV_CONFIG_INVALID with every fault on its line. */
export const parseDecisions = (text: string, name: string): Baseline => parseWith(readYaml(text, name), baselineSchema)

/** Reads the file; undefined where there is none. Throws PAV_CONFIG_INVALID. */
export async function readDecisions(path: string, name: string): Promise<Baseline | undefined> {
  const text = await textOf(path, name)
  return text === undefined ? undefined : parseDecisions(text, name)
}

async function textOf(path: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new PaviseError('PAV_FILE_UNREADABLE', `${name} cannot be read`, { cause })
  }
}

function sequence(document: Document): YAMLSeq<YAMLMap> {
  const found = document.get('findings')
  if (isSeq(found)) return found as YAMLSeq<YAMLMap>
  throw new PaviseError('PAV_CONFIG_INVALID', 'the decisions have no list of findings')
}

const printOf = (item: unknown): string => (isMap(item) ? String(item.get('fingerprint')) : '')

/**
 * The text with decisions put in, replaced or (for `withdraw`) taken out, sorted by fingerprint. Comments stay with what they stand at.
 * Pure; the text must be a valid file.
 */
export function editDecisions(text: string, put: readonly Decision[], withdraw: readonly string[] = []): string {
  const document = parseDocument(text)
  const list = sequence(document)
  list.flow = false
  // The parser gives the comment over the first item to the list; it goes with its item.
  const [first] = list.items
  if (first && list.commentBefore) {
    first.commentBefore = list.commentBefore
    list.commentBefore = null
  }
  for (const decision of put) {
    const found = list.items.find((item) => printOf(item) === decision.fingerprint)
    if (found) for (const [key, value] of Object.entries(decision)) found.set(key, value)
    else list.items.push(document.createNode(decision) as YAMLMap)
  }
  const gone = new Set(withdraw)
  list.items = list.items.filter((item) => !gone.has(printOf(item))).sort((a, b) => (printOf(a) < printOf(b) ? -1 : 1))
  return document.toString({ lineWidth: 0 })
}

/** Edits the file, making it where it is not there; the result is read back before it takes the old one's place. */
export async function changeDecisions(
  path: string,
  name: string,
  put: readonly Decision[],
  withdraw: readonly string[] = [],
): Promise<Baseline> {
  const text = (await textOf(path, name)) ?? NEW_FILE
  parseDecisions(text, name)
  const changed = editDecisions(text, put, withdraw)
  const result = parseDecisions(changed, name)
  try {
    await writeFile(`${path}.part`, changed)
    await rename(`${path}.part`, path)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${name} cannot be written`, { cause })
  }
  return result
}
