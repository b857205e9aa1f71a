import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import ts from 'typescript'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = join(ROOT, 'node_modules/.cache/pavise-bench')

/**
 * The path of a file of `bench/` as plain JavaScript, with the packages beside it as `npm run build` writes them but for the check of types: what is measured is
 * what is shipped. A loader of TypeScript lives in the process, and wraps each function that is made. Files that did not change are kept from the time before.
 */
export function asShipped(file: string): string {
  if (!made) make()
  made = true
  return join(OUT, 'bench', file.replace(/\.ts$/, '.js'))
}

/** What `run` of a file of `bench/` gives in a process of its own that is as shipped. `flags` are Node's. */
export async function runAsShipped(file: string, flags: readonly string[] = []): Promise<object> {
  const script = `const { run } = await import('${pathToFileURL(asShipped(file))}'); console.log(JSON.stringify(await run()))`
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '--input-type=module', '--eval', script])
  return JSON.parse(stdout) as object
}

let made = false

function make(): void {
  for (const name of ['guard', 'pavise']) {
    const folder = join('packages', name)
    write(join(OUT, folder, 'package.json'), readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))
    transpile(join(folder, 'src'), join(folder, 'dist'))
  }
  link(join(OUT, 'packages/guard'), join(OUT, 'node_modules/@pavise/guard'))
  write(join(OUT, 'package.json'), '{ "type": "module" }')
  transpile('bench', 'bench')
}

function transpile(from: string, to: string): void {
  for (const entry of readdirSync(join(ROOT, from), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || /\.test\.ts$/.test(entry.name)) continue
    const source = join(entry.parentPath, entry.name)
    const target = join(OUT, to, source.slice(join(ROOT, from).length)).replace(/\.ts$/, '.js')
    const { mtime } = statSync(source)
    if (existsSync(target) && statSync(target).mtimeMs === mtime.getTime()) continue
    const { outputText } = ts.transpileModule(pathsInto(readFileSync(source, 'utf8')), { compilerOptions: OPTIONS })
    write(target, outputText)
    utimesSync(target, mtime, mtime)
  }
}

const OPTIONS: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }

/** Benches import sources of the packages, whose place is another here. */
const pathsInto = (source: string): string => source.replace(/(from '(?:\.\.\/)+packages\/\w+)\/src\//g, '$1/dist/')

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true, recursive: true })
  symlinkSync(target, path)
}
