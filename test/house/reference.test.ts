import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parsePolicy } from '@pavise/guard'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { referencePages } from '../../scripts/reference/pages.js'
import { filesBelow, ROOT, readText } from './source-tree.js'

const pages = [
  ...filesBelow('docs', '.md'),
  ...filesBelow('packages', 'README.md'),
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
]

describe('the reference', () => {
  test('says what the source says (`npm run docs` writes it)', async () => {
    const wanted = await referencePages()
    for (const { name, text } of wanted)
      expect(existsSync(join(ROOT, 'docs/reference', name)) ? readText(`docs/reference/${name}`) : '', name).toBe(text)
    expect(filesBelow('docs/reference', '.md')).toEqual(wanted.map(({ name }) => `docs/reference/${name}`).sort())
  })
})

describe('the policies in the pages', () => {
  const policies = pages.flatMap((path) =>
    [...readText(path).matchAll(/```yaml\n(version: 1\n[\s\S]*?)```/g)].map(([, text]) => [path, text!] as const),
  )
  test.each(policies)('of %s load', (_path, text) => {
    expect(parsePolicy(parse(text)).faults ?? []).toEqual([])
  })
})

describe('the pages', () => {
  test('link only to files and headings that exist', () => {
    const broken = pages.flatMap((path) =>
      [...readText(path).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target]) => target!)
        .filter((target) => !/^(https?|mailto):/.test(target))
        .filter((target) => {
          const [file = '', heading] = target.split('#')
          const to = file === '' ? path : normalize(join(dirname(path), file))
          return !existsSync(join(ROOT, to)) || (heading !== undefined && !headingsOf(readText(to)).has(heading))
        })
        .map((target) => `${path}: ${target}`),
    )
    expect(broken).toEqual([])
  })
  test('name only commands and options that exist', async () => {
    const cli = (await referencePages()).find((page) => page.name === 'cli.md')!.text
    const commands = new Set([...cli.matchAll(/^##+ pavise ([a-z]+)/gm)].map(([, name]) => name))
    const wrong = pages.flatMap((path) =>
      codeOf(readText(path)).flatMap((line) => {
        const [, name, rest = ''] = line.match(/(?:^|\s|--\s)pavise ([a-z]+)(.*)/) ?? []
        if (name === undefined) return []
        const flags = [...rest.matchAll(/(?<=\s)--[a-z][a-z-]+/g)].map(([flag]) => flag).filter((flag) => !cli.includes(flag))
        return commands.has(name) ? flags.map((flag) => `${path}: ${name} ${flag}`) : [`${path}: ${line}`]
      }),
    )
    expect(wrong).toEqual([])
  })
  test('every number of a measurement stands beside the command that makes it', () => {
    const lines = pages
      .filter((path) => !path.startsWith('docs/reference/'))
      .flatMap((path) => paragraphsOf(readText(path)).map((text) => ({ path, text })))
    const bare = lines.filter(
      ({ text }) =>
        /\d[\d,.]*\s*(%|ms|MB\/s|\/s|per second|times faster)/.test(text) &&
        /\bmeasured\b|\bmedian\b|\bfaster\b|\btakes\b/i.test(text) &&
        !/npm run bench|bench\/|npm run quickstart/.test(text),
    )
    expect(bare.map(({ path, text }) => `${path}: ${text.slice(0, 100)}`)).toEqual([])
  })
})

/** GitHub's anchors: lower case, punctuation away, spaces to dashes. */
function headingsOf(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
      title!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  )
}

/** The lines of code blocks and what stands between backticks: prose may say "pavise" too. */
function codeOf(page: string): string[] {
  const blocks = [...page.matchAll(/```[a-z]*\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.split('\n'))
  return [...blocks, ...[...page.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, words]) => words!)]
}

function paragraphsOf(text: string): string[] {
  return text.split(/\n{2,}/)
}
