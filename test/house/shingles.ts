import ts from 'typescript'

/** Everything in a source file that a person wrote as text: literals (pieces joined by `+` and holes of templates as one) and comments. */
export function writtenTexts(tree: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    const text = literalText(node)
    if (text !== undefined) {
      found.push(text)
      // Holes of a template hold expressions of their own.
      if (ts.isTemplateExpression(node)) for (const span of node.templateSpans) visit(span.expression)
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return [...found, ...commentsOf(tree.text)]
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  // `\\p{L}` and `\\s` are no words.
  if (ts.isRegularExpressionLiteral(node)) return node.text.replace(/\\[pP]\{[^}]*\}|\\[a-zA-Z]/g, ' ')
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ')
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = literalText(node.left)
    const right = literalText(node.right)
    if (left !== undefined && right !== undefined) return left + right
  }
  return undefined
}

function commentsOf(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, text)
  const blocks: string[] = []
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia)
      blocks.push(scanner.getTokenText())
  }
  return blocks
}

const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Runs of `words` consecutive words, and of `characters` letters where a script writes without spaces. */
export function shinglesOf(text: string, words = 6, characters = 24): Set<string> {
  const shingles = new Set<string>()
  const plain = text.normalize('NFKC').toLowerCase()
  const list = plain.match(/[\p{L}\p{M}]+/gu) ?? []
  for (let at = 0; at + words <= list.length; at++) shingles.add(list.slice(at, at + words).join(' '))
  if (NO_SPACES.test(plain)) {
    const letters = [...plain].filter((letter) => /[\p{L}\p{M}]/u.test(letter))
    for (let at = 0; at + characters <= letters.length; at++) shingles.add(letters.slice(at, at + characters).join(''))
  }
  return shingles
}
