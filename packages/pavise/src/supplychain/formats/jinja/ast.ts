/** The syntax of Jinja2 3.1 as the judge needs it. `at` counts in the template's text. */
export type Expression =
  | { readonly type: 'name'; readonly at: number; readonly name: string }
  | { readonly type: 'text'; readonly at: number; readonly text: string /** Escapes that spell plain ASCII. */; readonly spelled: boolean }
  | { readonly type: 'number'; readonly at: number; readonly value: number }
  | { readonly type: 'word'; readonly at: number; readonly word: 'true' | 'false' | 'none' }
  | { readonly type: 'list'; readonly at: number; readonly items: readonly Expression[] }
  | { readonly type: 'dict'; readonly at: number; readonly items: readonly (readonly [Expression, Expression])[] }
  | { readonly type: 'attribute'; readonly at: number; readonly of: Expression; readonly name: string }
  | { readonly type: 'subscript'; readonly at: number; readonly of: Expression; readonly key: Expression }
  | { readonly type: 'slice'; readonly at: number; readonly parts: readonly (Expression | undefined)[] }
  | ({ readonly type: 'call'; readonly at: number; readonly of: Expression } & Arguments)
  | ({ readonly type: 'filter'; readonly at: number; readonly of?: Expression; readonly name: string } & Arguments)
  | ({ readonly type: 'test'; readonly at: number; readonly of: Expression; readonly name: string } & Arguments)
  | { readonly type: 'unary'; readonly at: number; readonly operator: string; readonly of: Expression }
  | { readonly type: 'binary'; readonly at: number; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | {
      readonly type: 'choice'
      readonly at: number
      readonly test: Expression
      readonly first: Expression
      readonly otherwise?: Expression
    }

export interface Arguments {
  readonly positional: readonly Expression[]
  readonly named: readonly { readonly name: string; readonly value: Expression }[]
}

export type Statement =
  | { readonly type: 'data'; readonly at: number; readonly text: string }
  | { readonly type: 'output'; readonly at: number; readonly value: Expression }
  | {
      readonly type: 'for'
      readonly at: number
      readonly target: Expression
      readonly over: Expression
      readonly test?: Expression
      readonly body: readonly Statement[]
      readonly otherwise: readonly Statement[]
    }
  | {
      readonly type: 'if'
      readonly at: number
      readonly test: Expression
      readonly body: readonly Statement[]
      readonly otherwise: readonly Statement[]
    }
  | {
      readonly type: 'set'
      readonly at: number
      readonly target: Expression
      readonly value?: Expression
      readonly body: readonly Statement[]
    }
  | {
      readonly type: 'macro'
      readonly at: number
      readonly name: string
      readonly parameters: readonly string[]
      readonly defaults: readonly Expression[]
      readonly body: readonly Statement[]
    }
  /** A block of another kind with expressions and a body: call, filter, with, block, autoescape, generation. */
  | {
      readonly type: 'block'
      readonly at: number
      readonly tag: string
      readonly values: readonly Expression[]
      readonly names: readonly string[]
      readonly body: readonly Statement[]
    }
  /** A tag that loads another template. */
  | { readonly type: 'load'; readonly at: number; readonly tag: string; readonly template: Expression; readonly names: readonly string[] }
  /** break, continue. */
  | { readonly type: 'jump'; readonly at: number }

export interface Template {
  readonly body: readonly Statement[]
}

/** The template breaks the grammar, or goes beyond a bound. */
export class TemplateFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}
