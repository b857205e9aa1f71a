import type { Expression, Statement } from './ast.js'

/** The expressions right below one. */
export function parts(node: Expression): readonly Expression[] {
  switch (node.type) {
    case 'list':
      return node.items
    case 'dict':
      return node.items.flat()
    case 'attribute':
    case 'unary':
      return [node.of]
    case 'subscript':
      return [node.of, node.key]
    case 'slice':
      return node.parts.filter((part) => part !== undefined)
    case 'call':
      return [node.of, ...given(node)]
    case 'filter':
      return [...(node.of ? [node.of] : []), ...given(node)]
    case 'test':
      return [node.of, ...given(node)]
    case 'binary':
      return [node.left, node.right]
    case 'choice':
      return [node.test, node.first, ...(node.otherwise ? [node.otherwise] : [])]
    default:
      return []
  }
}

const given = (node: { positional: readonly Expression[]; named: readonly { value: Expression }[] }): Expression[] => [
  ...node.positional,
  ...node.named.map(({ value }) => value),
]

/** An expression and everything below it, outermost first. */
export function* below(node: Expression): Generator<Expression> {
  const pending = [node]
  while (pending.length > 0) {
    const next = pending.pop()!
    yield next
    pending.push(...parts(next))
  }
}

/** The expressions that a statement holds itself, without those of its body. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.type) {
    case 'output':
      return [statement.value]
    case 'for':
      return [statement.target, statement.over, ...(statement.test ? [statement.test] : [])]
    case 'if':
      return [statement.test]
    case 'set':
      return [statement.target, ...(statement.value ? [statement.value] : [])]
    case 'macro':
      return statement.defaults
    case 'block':
      return statement.values
    case 'load':
      return [statement.template]
    default:
      return []
  }
}

export function bodiesOf(statement: Statement): readonly Statement[] {
  if ('body' in statement) return 'otherwise' in statement ? [...statement.body, ...statement.otherwise] : statement.body
  return []
}

/** Every statement of a template in the order of its text. */
export function* statementsBelow(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement
    yield* statementsBelow(bodiesOf(statement))
  }
}
