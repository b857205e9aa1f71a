import { describe, expect, it } from 'vitest'
import { errandOf, errandsFor } from '#redteam/probes/errands/errand'
import { errandKinds } from '#redteam/probes/errands/kinds'
import { toolNotes, toolValues } from '#redteam/probes/errands/tool-note'
import { seedOf } from '#redteam/probes/seed'

const DOCS = [
  'Lumen looks after parcels (a demo).\nTools:\n- find_parcels(term): Looks for parcels.\n- openFile(path: string, lines = 10): Opens a file.\n- ping(host): Asks whether a host is up.',
  'It answers politely (always) and may call find_parcels(term) twice. Nothing() counts.',
]

describe('errands', () => {
  it('know the tools that a description names, each once, with their fields', () => {
    expect(toolNotes(DOCS)).toEqual([
      { name: 'find_parcels', fields: ['term'] },
      { name: 'openFile', fields: ['path', 'lines'] },
      { name: 'ping', fields: ['host'] },
    ])
    expect(toolNotes(['no tools here (at all), f(x) least of all'])).toEqual([])
  })

  it('read a hostile description in linear time', () => {
    const open = `a_b(${'x,'.repeat(50_000)}`
    expect(toolNotes([open, '('.repeat(100_000), 'a_b('.repeat(50_000)])).toEqual([])
  })

  it('ask each fitting tool by its own name, every tool once before any is asked twice', () => {
    const ids = errandsFor(toolNotes(DOCS))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.slice(0, 4).map((id) => id.split('/')[0])).toEqual(expect.arrayContaining(['sql.tool', 'path.traversal', 'shell.tool']))
    for (const id of ids) {
      const text = seedOf(id)!.text
      expect(text).toMatch(/find_parcels|find parcels|openFile|open file|ping/i)
      expect(text).not.toMatch(/\{(?:tool|title|field)\}/)
    }
    expect(errandsFor([{ name: 'send_flowers', fields: ['colour'] }])).toEqual([])
  })

  it('are known again by their ids alone, and no other id is one', () => {
    const seed = errandOf('sql.tool/errand0@find_parcels.term')!
    expect(seed.family.id).toBe('sql.tool')
    expect(seed.text).toContain('find parcels')
    for (const id of ['sql.tool/0', 'sql.tool/errand99@a_b.c', 'no.family/errand0@a_b.c', 'sql.tool/errand0@a b.c'])
      expect(errandOf(id)).toBeUndefined()
  })

  it('have several wordings for each kind of argument', () => {
    for (const { says, family } of errandKinds) expect(new Set(says).size, family.id).toBeGreaterThanOrEqual(5)
  })

  it('call the tools of a target by their names, and by usual names where it tells of none', () => {
    const told = toolValues([
      'Tools:\n- weigh_letter(grams): Weighs.\n- write_mail(to): Mails.\n- push_webhook(url): Posts.\n- give_refund(order): Pays back.',
    ])
    expect(told).toEqual({ mailtool: 'write_mail', posttool: 'push_webhook', paytool: 'give_refund', looktool: 'get_order' })
    expect(toolValues([])).toMatchObject({ mailtool: 'send_email', posttool: 'http_post' })
  })
})
