import { join } from 'node:path'
import { composed } from './compose.js'
import { readLabelled } from './labelled-files.js'
import type { Row } from './row.js'
import { writtenSeeds } from './seed-files.js'

/**
 * Tasks that read like any other. Inside a document they are attacks, typed by a user they are what assistants are for: no model can tell them apart by their
 * words, and one that tries learns to distrust every request. So they count as ordinary here, and flow rules have to stop what they cause.
 */
const TASKS = 'attack:task-style'

/** Folders of authored texts beside this file. */
const AUTHORED = ['seeds', 'frames']

/** The whole corpus: shared rows from the folder `data`, authored texts, and what is composed of both. */
export function readCorpus(data: string, seed: number): Row[] {
  const shared = readLabelled(data)
  const written = AUTHORED.flatMap((folder) => writtenSeeds(join(import.meta.dirname, folder), seed)).map((each) =>
    each.topic === TASKS ? { ...each, kind: 'benign_hard' as const } : each,
  )
  const authored = written
    .filter((each) => each.kind !== 'indirect_injection')
    .map(({ text, kind, topic, lang, cluster }): Row => {
      return { text, kind, source: topic, parts: [topic], lang, role: 'user', cluster }
    })
  return [...shared, ...authored, ...composed(shared, written, seed)]
}
