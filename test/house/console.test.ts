import { basename, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow, readText } from './source-tree.js'

/** The console knows the HTTP API only, says colours in its tokens only, and writes nothing that a strict CSP would refuse. */
const code = filesBelow('packages/console/src', '.ts', '.tsx')
const styles = filesBelow('packages/console/src', '.css')

const naming = (paths: readonly string[], pattern: RegExp): string[] => paths.filter((path) => pattern.test(readText(path)))

describe('the console', () => {
  test('has files that say one thing each, named in kebab-case', () => {
    expect(code.length).toBeGreaterThan(0)
    const written = [...code, ...styles].filter((path) => !readText(path).startsWith('// Written by '))
    const sizes = written.map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
    expect(sizes.filter(({ lines }) => lines > 400)).toEqual([])
    expect(code.filter((path) => !/^[a-z0-9]+([-.][a-z0-9]+)*\.tsx?$/.test(basename(path)))).toEqual([])
    expect(code.filter((path) => /^(utils?|helpers?|common|types?|constants?|misc|shared)\.tsx?$/.test(basename(path)))).toEqual([])
  })
  test('imports nothing of the other packages', () => {
    expect(naming(code, /from '(#|@pavise\/|pavise|(\.\.\/)+(pavise|guard)\/)/)).toEqual([])
  })
  test('speaks to the server in one folder', () => {
    expect(
      naming(
        code.filter((path) => dirname(path) !== 'packages/console/src/api'),
        /(?<![.\w])fetch\(|\bnew (EventSource|WebSocket|XMLHttpRequest)\b/,
      ),
    ).toEqual([])
  })
  test('puts no text of others into markup, and no styles into attributes', () => {
    expect(naming(code, /dangerouslySetInnerHTML|\.innerHTML\b|\bstyle=\{/)).toEqual([])
  })
  test('names colours in its tokens only', () => {
    const colour = /#[0-9a-f]{3,8}\b(?!['"]?\s*(in|href))|\b(rgb|hsl|oklch)a?\(/i
    const tokens = styles.filter((path) => basename(path) === 'tokens.css')
    expect(tokens.length).toBe(1)
    expect(naming([...styles.filter((path) => !tokens.includes(path)), ...code.filter((path) => !/\.test\./.test(path))], colour)).toEqual(
      [],
    )
  })
})
