import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { shinglesOf, writtenTexts } from './shingles.js'
import { filesBelow, productSources, readText } from './source-tree.js'

describe('shingles', () => {
  const of = (code: string): string[] =>
    writtenTexts(ts.createSourceFile('x.ts', code, ts.ScriptTarget.ES2022, true)).flatMap((text) => [...shinglesOf(text)])
  test.each([
    ['a literal', `const a = 'One two THREE, four: five six'`],
    ['a template with a hole', `const a = \`one two ${'$'}{x} three four five six\``],
    ['pieces joined by plus', `const a = 'one two ' + 'three four ' + 'five six'`],
    ['a comment', '// one two three four five six\n'],
    ['a comment behind code', 'call() /* one two three\n * four five six */'],
    ['a regular expression', 'const a = /one two three\\s+four five six/'],
    ['full-width letters', `const a = 'ｏne two three four five six'`],
  ])('see %s', (_what, code) => {
    const found = of(code)
    if (code.includes('\\s')) expect(found.length).toBeGreaterThan(0)
    else expect(found).toContain('one two three four five six')
  })
  test('see a script without spaces', () => {
    const text = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯'
    expect([...shinglesOf(`${text.slice(0, 12)}、${text.slice(12)}`)]).toContain(text)
  })
  test('of five words there is none', () => {
    expect(of(`const a = 'one two three four five'`)).toEqual([])
  })
})

test('practice target and red team share no six consecutive words', () => {
  const sources = productSources()
  const inRoom = (room: string): Map<string, string> => {
    const folder = `packages/pavise/src/${room}/`
    const texts = sources
      .filter((source) => source.path.startsWith(folder))
      .flatMap((source) => writtenTexts(source.tree).map((text) => [source.path, text] as const))
    const data = sources.some((source) => source.path.startsWith(folder))
      ? filesBelow(folder, '.json', '.jsonl', '.txt', '.yaml', '.md')
      : []
    for (const path of data) texts.push([path, readText(path)])
    return new Map(texts.flatMap(([path, text]) => [...shinglesOf(text)].map((shingle) => [shingle, path] as const)))
  }
  const quarry = inRoom('quarry')
  const redteam = inRoom('redteam')
  expect(quarry.size).toBeGreaterThan(0)
  expect(redteam.size).toBeGreaterThan(0)
  const shared = [...quarry]
    .filter(([shingle]) => redteam.has(shingle))
    .map(([shingle, path]) => `"${shingle}" in ${path} and ${redteam.get(shingle)}`)
  expect(shared).toEqual([])
})
