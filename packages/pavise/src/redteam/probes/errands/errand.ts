import type { Family } from '#redteam/probes/define-family'
import { errandKinds } from '#redteam/probes/errands/kinds'
import { type ToolNote, wordsOfName } from '#redteam/probes/errands/tool-note'

const ID = /^([a-z.]+)\/errand(\d+)@(\w{1,49})\.([\w-]{1,40})$/

/**
 * Errands for the tools of a target, by their ids (`sql.tool/errand0@search_orders.filter`): the id says all that the text needs. Each
 * round asks each fitting tool in another wording, so that a short run has met every tool with every kind.
 */
export function errandsFor(notes: readonly ToolNote[]): string[] {
  const rounds: string[][] = []
  for (const { family, fields, tools, says } of errandKinds)
    for (const note of notes) {
      const field = note.fields.find((name) => fields.test(name))
      if (field === undefined || !tools.test(note.name)) continue
      says.forEach((_, i) => {
        rounds[i] ??= []
        rounds[i].push(`${family.id}/errand${i}@${note.name}.${field}`)
      })
    }
  return rounds.flat()
}

/** The errand of an id, as a hand-written attack; undefined where it is none. */
export function errandOf(id: string): { id: string; family: Family; language: string; text: string } | undefined {
  const [, familyId, at, tool, field] = ID.exec(id) ?? []
  const kind = errandKinds.find(({ family }) => family.id === familyId)
  const said = kind?.says[Number(at)]
  if (!kind || said === undefined) return undefined
  const text = said.replaceAll('{tool}', tool!).replaceAll('{title}', wordsOfName(tool!)).replaceAll('{field}', field!)
  return { id, family: kind.family, language: 'en', text }
}
