import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { TAXONOMIES } from '#core/taxonomy/taxonomy'
import { report, reports } from '#report/index'
import { runFixture } from '#report/testing/fixture'
import { HOSTILE, hostileRun } from '#report/testing/hostile'

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u
const TAGS = new Set(
  'html head meta title style body a header span svg path div main h1 section i h2 h3 text line rect circle defs pattern details summary table thead tbody tr th td b article dl dt dd ol ul li p pre footer'.split(
    ' ',
  ),
)

/** Every tag of a page and its attributes, read as a browser's tokenizer would for text that was escaped rightly. */
function tagsOf(page: string): { name: string; attributes: string[] }[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '<style></style>').replace('<!doctype html>', '')
  return [...body.matchAll(/<\/?([^\s>]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)].map(([, name, attributes]) => ({
    name: name!,
    attributes: [...attributes!.matchAll(/([^\s=]+)(?:="[^"]*")?/g)].map(([, key]) => key!),
  }))
}

describe('every format', () => {
  test.each(reports.map(({ id }) => id))('%s is the same for the same run, and holds no character that a reader cannot see', (id) => {
    const text = report(id).render(runFixture())
    expect(report(id).render(runFixture())).toBe(text)
    expect(text.length).toBeGreaterThan(1000)
    expect(CONTROL.test(text.replaceAll('\r\n', '\n'))).toBe(false)
  })

  test.each(reports.map(({ id }) => id))('%s stays what it is whatever the target wrote', (id) => {
    for (const text of HOSTILE) {
      const written = report(id).render(hostileRun(text))
      expect(CONTROL.test(written.replaceAll('\r\n', '\n')), JSON.stringify(text)).toBe(false)
    }
  })

  test.each(reports.map(({ id }) => id))('%s handles a line of ten megabytes and ten thousand attempts', (id) => {
    const big = runFixture({ size: 10_000 })
    const line = 'é<'.repeat(5_000_000)
    const finding = { ...big.envelope.findings[0]!, evidence: [{ kind: 'answer', text: line }] }
    const written = report(id).render({ ...big, envelope: { ...big.envelope, findings: [finding, ...big.envelope.findings.slice(1)] } })
    if (id !== 'json' && id !== 'jsonl') expect(written.length).toBeLessThan(1_000_000)
  })

  test('an unknown format is a wrong usage that names the known ones', () => {
    expect(() => report('pdf')).toThrow(expect.objectContaining({ code: 'PAV_USAGE', hint: expect.stringContaining('sarif') }))
  })
})

describe('JUnit XML', () => {
  test('counts what failed, what was decided and what could not be examined, and is well formed whatever a target wrote', () => {
    for (const record of [runFixture(), ...HOSTILE.map(hostileRun)]) {
      const xml = report('junit').render(record)
      const body = xml.slice(xml.indexOf('?>') + 2)
      const open: string[] = []
      for (const [, close, name, rest] of body.matchAll(/<(\/?)(\w+)((?:\s+\w+="[^"<]*")*)\s*\/?>/g)) {
        if (close) expect(open.pop()).toBe(name)
        else if (!body.includes(`<${name}${rest}/>`)) open.push(name!)
      }
      expect(open).toEqual([])
      const failed = record.envelope.findings.filter(({ state }) => state === 'open' || state === 'triaged').length
      expect(xml.match(/<failure /g) ?? []).toHaveLength(failed)
      expect(xml).toContain(`failures="${failed}" errors="${record.envelope.inconclusive.length}"`)
    }
  })
})

describe('HTML', () => {
  const page = report('html').render(runFixture())

  test('loads nothing, runs nothing, and says so to the browser', () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;`,
    )
    expect(page).not.toMatch(/<script|<link|<iframe|<img|\son\w+=|javascript:|@import|url\(http/i)
  })

  test('has a landmark, one main heading, a heading for each part, and labels for pictures and tables', () => {
    expect(page.match(/<h1>/g)).toHaveLength(1)
    expect(page.match(/<main/g)).toHaveLength(1)
    for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(page).toContain(`<h2 id="${id}">`)
    for (const [chart] of page.matchAll(/<svg class="chart[^>]*>/g)) expect(chart).toMatch(/role="img" aria-label="[^"]{20,}"/)
    for (const [head] of page.matchAll(/<th[^>]*>/g)) expect(head).toMatch(/^<thead>$|scope="/)
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  test('no tag or attribute comes of what a target wrote', () => {
    const known = new Set(tagsOf(page).flatMap(({ name, attributes }) => [name, ...attributes.map((key) => `@${key}`)]))
    for (const name of [...known].filter((one) => !one.startsWith('@'))) expect(TAGS).toContain(name)
    for (const text of HOSTILE) {
      const seen = tagsOf(report('html').render(hostileRun(text))).flatMap(({ name, attributes }) => [
        name,
        ...attributes.map((key) => `@${key}`),
      ])
      expect(
        [...new Set(seen)].filter((one) => !known.has(one)),
        JSON.stringify(text),
      ).toEqual([])
    }
  })

  test('veils secrets and mailboxes, and shows where they went', () => {
    expect(page).not.toContain('sk_live_4eC39HqLyjWDarjtT1zdp7dc')
    expect(page).not.toContain('4111 1111 1111 1111')
    expect(page).not.toContain('drop@collector.example')
    expect(page).toContain('email 1 @collector.example')
    expect(page).toMatch(/card •••• 1111/)
  })

  test('shows rates with denominators, intervals and the worst case, before, after and replay', () => {
    const { loop } = runFixture()
    const judgedBefore = loop!.before.attempts - loop!.before.inconclusive
    expect(page).toContain(`${loop!.before.successes} of ${judgedBefore} worked`)
    expect(page).toContain(`${(loop!.after.asr.low * 100).toFixed(1)} to ${(loop!.after.asr.high * 100).toFixed(1)}%`)
    expect(page).toContain(`worst case ${(((loop!.after.successes + loop!.after.inconclusive) / loop!.after.attempts) * 100).toFixed(1)}%`)
    expect(page).toContain('Replay, the same attacks')
    expect(page).toContain('29 of 30')
    expect(page).toContain('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=')
  })

  test('works without a closed loop, without attempts and without findings', () => {
    const plain = runFixture({ loop: false })
    expect(report('html').render(plain)).toContain('What got through')
    const empty = { ...plain, attempts: [], envelope: { ...plain.envelope, findings: [], inconclusive: [], summary: {} } }
    expect(report('html').render(empty)).toContain('No rule was found broken')
    const told = { ...empty, envelope: { ...empty.envelope, summary: { attempts: 100, successes: 3, inconclusive: 2, requests: 170 } } }
    expect(report('html').render(told)).toContain('3 of 98 worked')
    for (const { id } of reports) expect(() => report(id).render(empty)).not.toThrow()
  })
})

describe('SARIF', () => {
  const log = JSON.parse(report('sarif').render(runFixture()))
  const [run] = log.runs

  test('has a rule with help for every result, fingerprints, and taxonomies for every relationship', () => {
    const { findings } = runFixture().envelope
    expect(run.results).toHaveLength(findings.length)
    for (const [i, result] of run.results.entries()) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
      expect(result.partialFingerprints).toEqual({ 'pavise/1': findings[i]!.fingerprint })
    }
    for (const rule of run.tool.driver.rules) {
      expect(rule.help.text.length).toBeGreaterThan(20)
      for (const { target } of rule.relationships) {
        const taxonomy = run.taxonomies.find((one: { name: string }) => one.name === target.toolComponent.name)
        expect(taxonomy.taxa.map(({ id }: { id: string }) => id)).toContain(target.id)
        expect(TAXONOMIES[target.toolComponent.name]?.some(({ id }) => id === target.id)).toBe(true)
      }
    }
    expect(run.results.filter((result: { suppressions?: unknown }) => result.suppressions)).toHaveLength(1)
    expect(run.invocations[0].executionSuccessful).toBe(false)
    expect(JSON.stringify(log)).not.toContain('sk_live_4eC39HqLyjWDarjtT1zdp7dc')
  })

  const schemaFile = join(process.env['PAVISE_VECTORS'] ?? '', 'sarif/sarif-schema-2.1.0.json')
  const there = process.env['PAVISE_VECTORS'] !== undefined && existsSync(schemaFile)
  test.skipIf(!there)(
    there ? 'is valid by the schema of OASIS' : 'NOT RUN: set PAVISE_VECTORS to check SARIF against the schema of OASIS',
    () => {
      const ajv = new Ajv({ strict: false, allErrors: true })
      addFormats.default(ajv)
      // The schema is of draft 4; all that draft 7 reads otherwise is its name.
      const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'))
      const validate = ajv.compile(schema)
      for (const record of [runFixture(), runFixture({ loop: false, size: 20 }), ...HOSTILE.map(hostileRun)]) {
        expect(validate(JSON.parse(report('sarif').render(record))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
      }
    },
  )
})

describe('JSON and JSONL', () => {
  test('are the envelope, and the same objects one a line with a type', () => {
    const record = runFixture()
    const json = JSON.parse(report('json').render(record))
    const { loop, ledger, ...envelope } = json
    expect(envelope).toEqual(JSON.parse(JSON.stringify(record.envelope)))
    expect([loop, ledger]).toEqual([JSON.parse(JSON.stringify(record.loop)), record.ledger])
    const lines = report('jsonl')
      .render(record)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toMatchObject({ type: 'run', schema: 'pavise.run/1' })
    expect(lines.filter(({ type }) => type === 'finding').map(({ type: _, ...finding }) => finding)).toEqual(envelope.findings)
  })
})

describe('CSV', () => {
  test('has as many cells in every row as in its head, and no formula in any', () => {
    for (const text of HOSTILE) {
      const csv = report('csv').render(hostileRun(text))
      const rows = csv.slice(0, -2).split('\r\n')
      for (const row of rows) {
        const cells = [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell!).slice(0, 9)
        expect(cells).toHaveLength(9)
        for (const cell of cells) expect(cell).not.toMatch(/^"?\s*[=+\-@|%]/)
      }
    }
  })
})

describe('Markdown', () => {
  test('keeps what a target wrote in fences', () => {
    for (const text of HOSTILE) {
      const outside = report('markdown')
        .render(hostileRun(text))
        .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
      expect(outside).not.toMatch(/<[a-z!/]|(?<!\\)!\[|\]\((?!\\)/i)
    }
  })
})

test('a rule in the report reads as the policy file would', () => {
  const page = report('html').render(runFixture())
  const [, block] = /<pre class="ev">(\{ id: no-steering[\s\S]*?)<\/pre>/.exec(page)!
  expect(parse(block!).flow).toEqual({ argument: 'to', derived: ['untrusted', 'private'], tool: { effect: 'external' } })
})
