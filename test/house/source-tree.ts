import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Import {
  /** As written: `#core/run`, `./x.js`, `node:fs`. */
  readonly specifier: string
  /** Names brought in as values; empty for a type import or a bare import. */
  readonly names: readonly string[]
  readonly typeOnly: boolean
  /** Path of the file in the repository, where it is one of ours. */
  readonly file?: string
}

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly isTest: boolean
  readonly tree: ts.SourceFile
  readonly imports: readonly Import[]
}

/** Every file below `folder` whose name ends so. */
export function filesBelow(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/'))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path))
    .sort()
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The TypeScript of both packages, parsed once. */
export function productSources(): SourceFile[] {
  const paths = [...filesBelow('packages/guard/src', '.ts'), ...filesBelow('packages/pavise/src', '.ts')]
  const known = new Set(paths)
  return paths.map((path) => {
    const text = readText(path)
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
    const isTest = /\.test\.ts$/.test(path) || path.includes('/testing/')
    return { path, text, isTest, tree, imports: importsOf(tree, path, known) }
  })
}

function importsOf(tree: ts.SourceFile, path: string, known: ReadonlySet<string>): Import[] {
  const found: Import[] = []
  const add = (specifier: string, names: readonly string[], typeOnly: boolean): void => {
    const file = resolveImport(specifier, path, known)
    found.push({ specifier, names, typeOnly, ...(file ? { file } : {}) })
  }
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const { names, typeOnly } = clauseOf(node)
      add(node.moduleSpecifier.text, names, typeOnly)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument && ts.isStringLiteralLike(argument)) add(argument.text, ['*'], false)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      add(node.argument.literal.text, [], true)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function clauseOf(node: ts.ImportDeclaration | ts.ExportDeclaration): { names: string[]; typeOnly: boolean } {
  if (ts.isExportDeclaration(node)) {
    if (node.isTypeOnly) return { names: [], typeOnly: true }
    const elements = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : undefined
    const names = elements
      ? elements.filter((element) => !element.isTypeOnly).map((element) => (element.propertyName ?? element.name).text)
      : ['*']
    return { names, typeOnly: names.length === 0 }
  }
  const clause = node.importClause
  if (!clause) return { names: [], typeOnly: false }
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return { names: [], typeOnly: true }
  const names = clause.name ? ['default'] : []
  const bindings = clause.namedBindings
  if (bindings && ts.isNamespaceImport(bindings)) names.push('*')
  if (bindings && ts.isNamedImports(bindings)) {
    for (const element of bindings.elements) if (!element.isTypeOnly) names.push((element.propertyName ?? element.name).text)
  }
  return { names, typeOnly: names.length === 0 }
}

const GUARD_DOORS: Readonly<Record<string, string>> = {
  '@pavise/guard': 'packages/guard/src/index.ts',
  '@pavise/guard/vocabulary': 'packages/guard/src/vocabulary/index.ts',
  '@pavise/guard/text': 'packages/guard/src/text/index.ts',
  '@pavise/guard/surfaces': 'packages/guard/src/surfaces/index.ts',
  '@pavise/guard/detectors': 'packages/guard/src/detectors/index.ts',
  '@pavise/guard/onnx': 'packages/guard/src/onnx/index.ts',
}

function resolveImport(specifier: string, from: string, known: ReadonlySet<string>): string | undefined {
  if (specifier in GUARD_DOORS) return GUARD_DOORS[specifier]
  const base = specifier.startsWith('#')
    ? `packages/pavise/src/${specifier.slice(1)}.ts`
    : specifier.startsWith('.')
      ? posix.join(dirname(from), specifier).replace(/\.js$/, '.ts')
      : undefined
  return base !== undefined && known.has(base) ? base : undefined
}
