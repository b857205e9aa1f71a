import { expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { skops } from './skops.js'

const node = (loader: string, module: string, name: string, content: unknown = {}) => ({
  __class__: name,
  __module__: module,
  __loader__: loader,
  content,
})
const look = (schema: unknown) => observed(skops, typeof schema === 'string' ? schema : JSON.stringify(schema))

test('a model of scikit-learn is safe', async () => {
  const schema = node(
    'ObjectNode',
    'sklearn.linear_model._logistic',
    'LogisticRegression',
    node('DictNode', 'builtins', 'dict', {
      a: node('NdArrayNode', 'numpy', 'ndarray'),
      b: node('JsonNode', 'builtins', 'str'),
      c: node('FunctionNode', 'numpy', 'log1p'),
      d: node('PartialNode', 'functools', 'partial'),
      e: node('OperatorFuncNode', 'operator', 'itemgetter'),
    }),
  )
  expect(await look({ ...schema, _skops_version: '0.13' })).toMatchObject({
    detected: 'yes',
    verdict: 'safe',
    observations: [],
    facts: { skops: '0.13' },
  })
})
test.each<[string, unknown, string, string]>([
  ['a function of the system', node('FunctionNode', 'os', 'system'), 'malicious', 'skops.code'],
  ['a method of builtins', node('MethodNode', 'builtins', 'call', { func: '__builtins__' }), 'malicious', 'skops.code'],
  ['a hidden method of a model', node('MethodNode', 'sklearn.base', 'BaseEstimator', { func: '__reduce__' }), 'malicious', 'skops.code'],
  ['an operator of another module', node('OperatorFuncNode', 'subprocess', 'run'), 'malicious', 'skops.code'],
  [
    'a type of the system below',
    node('ObjectNode', 'sklearn.pipeline', 'Pipeline', { steps: [node('TypeNode', 'subprocess', 'Popen')] }),
    'malicious',
    'skops.code',
  ],
  ['a loader of numpy', node('FunctionNode', 'numpy', 'load'), 'malicious', 'skops.code'],
  ['an unknown loader', node('EvalNode', 'sklearn', 'X'), 'suspicious', 'skops.code'],
  [
    'a key twice',
    '{"__loader__":"ObjectNode","__module__":"sklearn.svm","__module__":"sklearn.tree","__class__":"SVC"}',
    'suspicious',
    'skops.code',
  ],
  ['a method', node('MethodNode', 'sklearn.base', 'BaseEstimator', { func: 'predict' }), 'suspicious', 'skops.method'],
  ['an attribute by name', node('OperatorFuncNode', 'operator', 'attrgetter'), 'suspicious', 'skops.method'],
  ['another package', node('ObjectNode', 'acme', 'Gate'), 'unknown', 'skops.untrusted-type'],
])('%s', async (_what, schema, verdict, rule) => {
  expect(await look(schema)).toMatchObject({ verdict, rules: [rule] })
})
