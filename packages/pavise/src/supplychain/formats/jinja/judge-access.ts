import type { Expression, Statement } from './ast.js'
import { fold, isBuilt } from './fold.js'
import { FILTERS, GLOBAL_CALLS, INTERNALS, METHODS, RISKY_GLOBALS, RUNNERS, TESTS } from './vocabulary.js'
import { below, bodiesOf, expressionsOf } from './walk.js'

/** What is wrong with one place of a template. `what` names it for the fingerprint. */
export interface Access {
  readonly rule: 'jinja.escape' | 'jinja.unusual' | 'jinja.foreign'
  readonly at: number
  readonly what: string
  readonly message: string
}

/** More turns than any conversation, for a loop or a repetition that the template sets by itself. */
const TURNS = 100_000
const DUNDER = /^__\w+__$/
const INSIDE =
  /__(?:class|globals|builtins|init|import|subclasses|mro|bases?|dict|code|reduce|reduce_ex|getattribute|loader|self|call|closure|file|spec|wrapped|func)__/
const BY_ATTRIBUTE = new Set(['map', 'selectattr', 'rejectattr', 'groupby', 'sort', 'sum', 'min', 'max', 'unique'])
const SIZED = new Set(['center', 'indent', 'ljust', 'rjust', 'zfill', 'truncate', 'wordwrap', 'batch', 'slice'])

/** Looks at every name, attribute, subscript, filter, test and call of a template. */
export function judgeAccess(body: readonly Statement[]): Access[] {
  const judge = new Judge()
  judge.collect(body)
  judge.statements(body)
  return judge.found
}

class Judge {
  readonly found: Access[] = []
  readonly #known = new Map<string, string>()
  readonly #macros = new Set<string>()

  /** Names that the template defines itself are no globals. */
  collect(body: readonly Statement[]): void {
    for (const statement of body) {
      if (statement.type === 'macro') for (const name of [statement.name, ...statement.parameters]) this.#macros.add(name)
      if (statement.type === 'set' || statement.type === 'for')
        for (const node of below(statement.target)) if (node.type === 'name') this.#macros.add(node.name)
      if (statement.type === 'block' || statement.type === 'load') for (const name of statement.names) this.#macros.add(name)
      this.collect(bodiesOf(statement))
    }
  }

  statements(body: readonly Statement[]): void {
    for (const statement of body) {
      if (statement.type === 'load')
        this.#say(
          'jinja.unusual',
          statement.at,
          statement.tag,
          `“${statement.tag}” loads another template: ${fold(statement.template, this.#known) ?? 'a computed name'}`,
        )
      for (const expression of expressionsOf(statement)) for (const node of below(expression)) this.#expression(node)
      this.#learn(statement)
      this.statements(bodiesOf(statement))
    }
  }

  #learn(statement: Statement): void {
    if (statement.type === 'set' && statement.target.type === 'name') {
      const text = statement.value ? fold(statement.value, this.#known) : this.#plainBody(statement.body)
      if (text !== undefined && !isInternal(this.#known.get(statement.target.name))) this.#known.set(statement.target.name, text)
    }
    if (statement.type === 'for' && statement.target.type === 'name' && statement.over.type === 'list') {
      const texts = statement.over.items.map((item) => fold(item, this.#known)).filter((text) => text !== undefined)
      const text = texts.find(isInternal) ?? texts[0]
      if (text !== undefined) this.#known.set(statement.target.name, text)
    }
    if (statement.type === 'block' && statement.tag === 'with')
      statement.names.forEach((name, index) => {
        const text = fold(statement.values[index], this.#known)
        if (text !== undefined) this.#known.set(name, text)
      })
  }

  #plainBody(body: readonly Statement[]): string | undefined {
    const texts = body.map((statement) =>
      statement.type === 'data' ? statement.text : statement.type === 'output' ? fold(statement.value, this.#known) : undefined,
    )
    return texts.every((text) => text !== undefined) ? texts.join('').trim() : undefined
  }

  #expression(node: Expression): void {
    switch (node.type) {
      case 'name':
        if (isInternal(node.name)) this.#escape(node.at, node.name, `uses ${node.name}`)
        else if (RISKY_GLOBALS.has(node.name) && !this.#macros.has(node.name))
          this.#say('jinja.unusual', node.at, node.name, `uses the global “${node.name}”`)
        return
      case 'text':
        this.#text(node.text, node.at, node.spelled)
        return
      case 'attribute':
        this.#attribute(node.of, node.name, node.at)
        return
      case 'subscript':
        this.#subscript(node.key, node.at)
        return
      case 'filter':
        this.#filter(node)
        return
      case 'test':
        if (!TESTS.has(node.name)) this.#say('jinja.foreign', node.at, node.name, `the test “${node.name}” is none of Jinja’s`)
        return
      case 'call':
        this.#call(node)
        return
      case 'binary':
        this.#binary(node)
        return
      default:
    }
  }

  #text(text: string, at: number, spelled: boolean): void {
    if (isInternal(text) || INSIDE.test(text)) this.#escape(at, 'text', `holds the name “${text.slice(0, 80)}”`)
    else if (spelled && (RUNNERS.has(text) || /^_|_$|__/.test(text))) this.#escape(at, 'text', `hides “${text.slice(0, 80)}” in escapes`)
    else if (spelled) this.#say('jinja.unusual', at, 'escapes', `hides letters in escapes: “${text.slice(0, 80)}”`)
    const joined = /\{[^{}]*(?:\.|\[)\s*_/.exec(text)
    if (joined) this.#escape(at, 'format', `formats with an attribute: “${text.slice(joined.index, joined.index + 80)}”`)
  }

  #attribute(of: Expression, name: string, at: number): void {
    if (isInternal(name)) this.#escape(at, name, `reads the attribute ${name}`)
    else if (of.type === 'name' && RISKY_GLOBALS.has(of.name) && !this.#macros.has(of.name))
      this.#escape(at, `${of.name}.${name}`, `reads ${of.name}.${name}`)
    else if (/^_[^_]/.test(name)) this.#say('jinja.unusual', at, name, `reads the private attribute ${name}`)
  }

  #subscript(key: Expression, at: number): void {
    const text = fold(key, this.#known)
    if (isInternal(text)) this.#escape(at, text!, `reads [${text}]`)
    else if (isBuilt(key)) {
      if (text === undefined) this.#escape(at, 'built name', 'reads a subscript whose name is put together')
      else this.#say('jinja.unusual', at, 'built name', `reads the subscript “${text.slice(0, 80)}”, put together from pieces`)
    }
  }

  #filter(node: Expression & { type: 'filter' }): void {
    const first = node.positional[0] ?? node.named[0]?.value
    if (node.name === 'attr') this.#attr(node.at, first)
    else if (!FILTERS.has(node.name) && !this.#macros.has(node.name))
      this.#say('jinja.foreign', node.at, node.name, `the filter “${node.name}” is none of Jinja’s`)
    if (node.name === 'map' && fold(first, this.#known) === 'attr') this.#attr(node.at, node.positional[1])
    if (BY_ATTRIBUTE.has(node.name))
      for (const value of [...node.positional, ...node.named.map((named) => named.value)]) {
        const text = fold(value, this.#known)
        if (text?.split('.').some(isInternal)) this.#escape(node.at, node.name, `${node.name} reads the attribute “${text.slice(0, 80)}”`)
        else if (isBuilt(value) && text === undefined)
          this.#escape(node.at, node.name, `${node.name} reads an attribute whose name is put together`)
      }
    if (SIZED.has(node.name)) this.#sizes(node.at, node.name, node.positional)
  }

  #attr(at: number, name: Expression | undefined): void {
    const text = fold(name, this.#known)
    if (text === undefined || isInternal(text) || RUNNERS.has(text) || (name && name.type !== 'text'))
      this.#escape(at, 'attr', `reads an attribute by a name that is ${text === undefined ? 'computed' : `“${text.slice(0, 80)}”`}`)
    else this.#say('jinja.unusual', at, 'attr', `reads the attribute “${text.slice(0, 80)}” through the filter attr`)
  }

  #call(node: Expression & { type: 'call' }): void {
    for (const { name } of node.named) if (isInternal(name)) this.#escape(node.at, name, `passes an argument named ${name}`)
    const { of } = node
    if (of.type === 'name') {
      if (RUNNERS.has(of.name) && !this.#macros.has(of.name)) this.#escape(node.at, of.name, `calls ${of.name}`)
      else if (!GLOBAL_CALLS.has(of.name) && !this.#macros.has(of.name) && !RISKY_GLOBALS.has(of.name))
        this.#say('jinja.foreign', node.at, of.name, `calls “${of.name}”, which the template does not define`)
      if (of.name === 'range') this.#sizes(node.at, 'range', node.positional)
    } else if (of.type === 'attribute') {
      if (RUNNERS.has(of.name)) this.#escape(node.at, of.name, `calls .${of.name}()`)
      else if (SIZED.has(of.name)) this.#sizes(node.at, of.name, node.positional)
      else if (!METHODS.has(of.name) && !(of.of.type === 'name' && this.#macros.has(of.of.name)))
        this.#say('jinja.foreign', node.at, of.name, `calls the method .${of.name}()`)
    } else if (of.type === 'subscript') {
      const text = fold(of.key, this.#known)
      if (text !== undefined && RUNNERS.has(text)) this.#escape(node.at, text, `calls [${text}]`)
      else if (text === undefined || !METHODS.has(text))
        this.#say('jinja.unusual', node.at, 'subscript call', 'calls what a subscript gives')
    } else if (of.type !== 'filter' || of.name !== 'attr')
      this.#say('jinja.unusual', node.at, 'computed call', 'calls the result of another expression')
  }

  #binary(node: Expression & { type: 'binary' }): void {
    const right = node.right.type === 'number' ? node.right.value : undefined
    const left = node.left.type === 'number' ? node.left.value : undefined
    if (node.operator === '**' && (right === undefined || right > 64))
      this.#say('jinja.unusual', node.at, 'power', 'raises a number to a high power')
    if (node.operator === '*' && Math.max(right ?? 0, left ?? 0) > TURNS)
      this.#say('jinja.unusual', node.at, 'repetition', 'repeats a value without bounds')
    if (node.operator === '~' || node.operator === '+' || node.operator === '%') {
      const text = fold(node, this.#known)
      if (isInternal(text) || (text !== undefined && INSIDE.test(text)))
        this.#escape(node.at, 'built name', `puts “${text!.slice(0, 80)}” together`)
    }
  }

  #sizes(at: number, what: string, given: readonly Expression[]): void {
    const isBig = (node: Expression): boolean =>
      (node.type === 'number' && node.value > TURNS) || (node.type === 'binary' && node.operator === '**')
    if (given.some((value) => [...below(value)].some(isBig)))
      this.#say('jinja.unusual', at, what, `${what} is given a number that no message needs`)
  }

  #escape(at: number, what: string, message: string): void {
    this.#say('jinja.escape', at, what, message)
  }

  #say(rule: Access['rule'], at: number, what: string, message: string): void {
    if (this.found.length < 200) this.found.push({ rule, at, what: what.slice(0, 80), message })
  }
}

const isInternal = (name: string | undefined): boolean => name !== undefined && (DUNDER.test(name) || INTERNALS.has(name))
