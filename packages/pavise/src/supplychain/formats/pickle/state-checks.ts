import type { Bytes } from '#supplychain/scan/bytes'
import { CUT, DICT, type Heap, TUPLE, type Value } from './heap.js'
import { constantAt } from './literal.js'
import type { GlobalUse } from './sightings.js'

/** Code that scipy writes into a distribution to tell its arguments apart, and runs when the distribution is loaded: these lines and no others. */
const PARSER_LINE =
  /^\s*$|^def _parse_args(?:_rvs|_stats)?\(self(?:[ ,]+\w+(?:=(?:None|'mv'|[-\d.]+))?)*[ ,]*\):$|^ {4}return (?:self\._argcheck_rvs)?\([\w ,=]*\)[\w ,=]*$/

/** Attributes that a class of the lists runs, opens or resolves when its state is set. */
const CHECKS: readonly { readonly classes: RegExp; readonly attribute: string; readonly fault: (text: string) => string | undefined }[] = [
  {
    classes: /^scipy\.stats\./,
    attribute: '_parse_arg_template',
    fault: (text) => (text.split('\n').every((line) => PARSER_LINE.test(line)) ? undefined : 'runs code that its state brings along'),
  },
  {
    classes: /joblib\.numpy_pickle(?:_compat)?\.Z?NDArrayWrapper$/,
    attribute: 'filename',
    fault: (text) => (/[/\\]|^\.\.$|^~/.test(text) ? 'loads a file from somewhere else' : undefined),
  },
]

/** What is wrong with the state that an object of an allowed class gets; undefined where nothing is. Code in it must stand there as a constant. */
export function stateFault(use: GlobalUse, state: Value, heap: Heap, content: Bytes): string | undefined {
  const name = `${use.module}.${use.name}`
  for (const { classes, attribute, fault } of CHECKS) {
    if (!classes.test(name)) continue
    if (isCut(state, heap)) return 'has more state than is examined'
    for (const value of valuesOf(attribute, state, heap, content)) {
      const constant = value < 0 ? constantAt(content, -value - 1, 1 << 16) : undefined
      if (constant?.kind === 'none') continue
      const found = constant?.kind === 'text' && !constant.cut ? fault(constant.text) : 'has a state that is made at run time'
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** Parts of the state were dropped. */
function isCut(state: Value, heap: Heap): boolean {
  if (state <= 0) return false
  return (
    (heap.flags[state]! & CUT) !== 0 ||
    (heap.kind[state] === TUPLE && heap.children(state, 4).some((each) => each > 0 && (heap.flags[each]! & CUT) !== 0))
  )
}

function valuesOf(attribute: string, state: Value, heap: Heap, content: Bytes): Value[] {
  if (state <= 0) return []
  if (heap.kind[state] === TUPLE)
    return heap.children(state, 4).flatMap((each) => (each > 0 && heap.kind[each] === DICT ? valuesOf(attribute, each, heap, content) : []))
  if (heap.kind[state] !== DICT) return []
  const entries = heap.children(state, 4096)
  return entries.filter((_value, i) => {
    const key = i % 2 === 1 ? entries[i - 1]! : 0
    if (key >= 0) return false
    const constant = constantAt(content, -key - 1, 64)
    return constant.kind === 'text' && constant.text === attribute
  })
}
