import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { consoleTypes } from '../../scripts/console-types/types-from-schema.js'
import { readText } from '../house/source-tree.js'
import { builtConsole } from './built-console.js'

/** What a first visit and each further page may weigh, in bytes after gzip. */
const folder = builtConsole()
const packed = (name: string): number => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length
const assets = readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`)
const page = readFileSync(join(folder, 'index.html'), 'utf8')
const firstScripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name!)
const styles = assets.filter((name) => name.endsWith('.css'))
const firstFonts = assets.filter((name) => /(inter-latin-wght|jetbrains-mono-latin-400)/.test(name))

test('a first load keeps to 200 kB, fonts to 70, style to 15', () => {
  const sum = (names: readonly string[]): number => names.reduce((bytes, name) => bytes + packed(name), 0)
  const [scripts, style, fonts] = [sum(firstScripts), sum(styles), sum(firstFonts)]
  const route = packed(assets.find((name) => name.includes('overview-page'))!)
  process.stderr.write(
    `console, first load: script ${scripts} + first page ${route}, style ${style}, fonts ${fonts}: ${scripts + route + style + fonts} bytes gzipped\n`,
  )
  expect(fonts).toBeLessThanOrEqual(70_000)
  expect(style).toBeLessThanOrEqual(15_000)
  expect(scripts + route + style + fonts).toBeLessThanOrEqual(200_000)
})
test('each further page keeps to 40 kB', () => {
  const further = assets.filter((name) => name.endsWith('.js') && !firstScripts.includes(name)).map((name) => [name, packed(name)] as const)
  expect(further.length).toBeGreaterThan(6)
  expect(further.filter(([, bytes]) => bytes > 40_000)).toEqual([])
})
test('pages name nothing outside, and nothing stands inline', () => {
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:\/\//)
  expect(readFileSync(join(folder, styles[0]!), 'utf8')).not.toMatch(/url\((?!\/assets\/)/)
})
test('the types are those of the records', () => {
  expect(flat(readText('packages/console/src/api/schema.ts'))).toBe(flat(consoleTypes()))
})

/** Without what a formatter may change. */
function flat(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/([:=<,(])\|/g, '$1')
    .replace(/,([>)}\]])/g, '$1')
}
