import { defineRule } from '#core/define'
import { defineFormat, type MemberScan, type Observation } from '#supplychain/scan/format'
import { isModelPackage, standingOf } from '../callable/namespace.js'
import { jsonOf } from '../json/json-content.js'
import { field, type JsonNode, type JsonObject, pathText, textField, walkJson } from '../json/json-node.js'

const code = defineRule({
  id: 'skops.code',
  title: 'A skops file builds or calls what is no part of a model',
  severity: 'critical',
  description:
    'A node of the schema looks up a function, method or class of the system, or another one than it shows to whoever checks it.',
  remediation: 'Do not load the file; trust types one by one, by what the node loads.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

const method = defineRule({
  id: 'skops.method',
  title: 'A skops file holds methods or operators',
  severity: 'high',
  description:
    'A MethodNode or OperatorFuncNode reads an attribute of an object by a name from the file. Versions up to 0.12 did not check it.',
  remediation: 'Load with a current skops only, and look at what the node names.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

const untrusted = defineRule({
  id: 'skops.untrusted-type',
  title: 'A skops file needs types that are not trusted by default',
  severity: 'info',
  description: 'A node builds a class of another package. skops asks for it to be trusted before it loads the file.',
  remediation: 'Trust the type only when you know its package.',
  taxonomy: ['owasp-llm:LLM03'],
})

const LOADERS = new Set(
  (
    'DictNode DefaultDictNode ListNode SetNode TupleNode FunctionNode PartialNode TypeNode SliceNode ObjectNode MethodNode JsonNode BytesNode BytearrayNode ' +
    'OperatorFuncNode NdArrayNode MaskedArrayNode RandomStateNode RandomGeneratorNode DtypeNode SparseMatrixNode TreeNode LossNode ReduceNode CachedNode ' +
    '_DictWithDeprecatedKeysNode QuantileForestNode DatetimeNode UUIDNode CFuncNode CustomNode'
  ).split(' '),
)
const ADVISORIES = ['CVE-2025-54412', 'CVE-2025-54413', 'CVE-2025-54886']

/** The schema of a skops archive: which classes and functions it builds. */
export const skops = defineFormat({
  id: 'skops',
  title: 'skops schema',
  rules: [code, method, untrusted],
  detect(content) {
    const document = jsonOf(content)
    return document && isNode(document.root) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const { root } = jsonOf(content)!
    const version = textField(root, '_skops_version')
    if (version !== undefined) scan.fact('skops', version)
    for (const { node, path } of walkJson(root)) {
      scan.spend(1)
      if (isNode(node)) judge(node, pathText(path), scan)
    }
  },
})

const isNode = (node: JsonNode): node is JsonObject =>
  textField(node, '__loader__') !== undefined && (field(node, '__class__') !== undefined || field(node, '__module__') !== undefined)

function judge(node: JsonObject, place: string, scan: MemberScan): void {
  const loader = textField(node, '__loader__')!
  const module = textField(node, '__module__') ?? ''
  const name = textField(node, '__class__') ?? ''
  const dotted = `${module}.${name}`
  const func = textField(field(node, 'content'), 'func') ?? textField(node, 'func')
  const say = (rule: string, verdict: Observation['verdict'], message: string): void =>
    scan.observe({
      rule,
      verdict,
      message: `${place === '' ? '' : `${place}: `}${message}`,
      location: { loader, callable: dotted.slice(0, 120) },
      evidence: [{ kind: 'callable', text: `${loader} ${dotted}${func === undefined ? '' : ` .${func}`}`.slice(0, 300), offset: node.at }],
      ...(verdict !== 'unknown' && { advisories: ADVISORIES }),
    })
  const keys = new Set(node.entries.map(({ key }) => key))
  if (keys.size < node.entries.length)
    say(code.id, 'suspicious', 'a node names a key twice: the check sees one value, the loader the other')
  const standing = loader === 'OperatorFuncNode' || loader === 'PartialNode' ? 'other' : standingOf(dotted)
  if (!LOADERS.has(loader)) say(code.id, 'suspicious', `the node asks for the loader “${loader.slice(0, 80)}”, which skops does not have`)
  else if (loader === 'OperatorFuncNode') judgeOperator(module, name, say)
  else if (standing === 'system' || standing === 'dunder' || standing === 'loading') {
    if (isPlainLoader(loader, module)) return
    say(code.id, 'malicious', `the node builds or calls ${dotted}`)
  } else if (loader === 'MethodNode') {
    const internal = func !== undefined && (/^_/.test(func) || /^(?:system|popen|exec|eval|getattr|load|loads|run)$/.test(func))
    say(
      internal ? code.id : method.id,
      internal ? 'malicious' : 'suspicious',
      `the node reads the method “${(func ?? '').slice(0, 80)}” of ${dotted}`,
    )
  } else if (!isModelPackage(dotted) && standing !== 'plain' && !isPlainLoader(loader, module))
    say(untrusted.id, 'unknown', `the node builds ${dotted}`)
}

/** Nodes of plain values name their own Python type. */
const isPlainLoader = (loader: string, module: string): boolean =>
  /^(?:JsonNode|DictNode|ListNode|TupleNode|SetNode|SliceNode|BytesNode|BytearrayNode|DefaultDictNode|PartialNode|DatetimeNode|UUIDNode)$/.test(
    loader,
  ) && /^(?:builtins|collections|functools|datetime|uuid|)$/.test(module)

function judgeOperator(module: string, name: string, say: (rule: string, verdict: Observation['verdict'], message: string) => void): void {
  if (module !== 'operator' && module !== '_operator') say(code.id, 'malicious', `an operator node calls ${module}.${name}`)
  else if (name === 'itemgetter') return
  else say(method.id, 'suspicious', `an operator node builds operator.${name}`)
}
