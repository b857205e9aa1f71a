import { expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { catboost } from './catboost.js'
import { lightgbm } from './lightgbm.js'
import { xgboostUbj } from './ubjson.js'
import { xgboost } from './xgboost.js'

const tree = (nodes: string, left: number[]) => ({
  tree_param: { num_nodes: nodes },
  left_children: left,
  right_children: left,
  parents: left,
})
const learner = (more: object) =>
  JSON.stringify({ learner: { objective: { name: 'reg:squarederror' }, attributes: {}, ...more }, version: [1, 7, 4] })

test('ordinary models are safe', async () => {
  expect(
    await observed(
      xgboost,
      learner({ learner_model_param: { num_feature: '4', num_class: '0' }, gradient_booster: { model: { trees: [tree('1', [-1])] } } }),
    ),
  ).toMatchObject({ detected: 'yes', verdict: 'safe' })
  expect((await observed(xgboost, '{"a":1}')).detected).toBe('no')
  const text =
    'tree\nversion=v4\nnum_class=1\nmax_feature_idx=3\nfeature_names=a b\n\nTree=0\nnum_leaves=2\nsplit_feature=1\nthreshold=0.5\nleft_child=-1\nright_child=-2\nleaf_value=0.1 0.2\n\nend of trees\n'
  expect(await observed(lightgbm, text)).toMatchObject({ detected: 'yes', verdict: 'safe' })
  expect(await observed(catboost, pack('CBM1', { u32: 8 }, { u32: 4 }, { u32: 0 }))).toMatchObject({ detected: 'yes', verdict: 'safe' })
  const ubj = pack(
    '{',
    'L',
    new Uint8Array([0, 0, 0, 0, 0, 0, 0, 7]),
    'learner',
    '{i\u0001a[$U#i\u0002',
    new Uint8Array([1, 2]),
    'i\u0001bSi\u0003xyz}',
    '}',
  )
  expect(await observed(xgboostUbj, ubj)).toMatchObject({ detected: 'yes', verdict: 'safe' })
})
test.each([
  learner({ learner_model_param: { num_feature: '99999999999999999999' } }),
  learner({ learner_model_param: { num_class: '-4' } }),
  learner({ gradient_booster: { model: { trees: [tree('900', [-1])] } } }),
  learner({ gradient_booster: { model: { trees: [tree('2', [-1, 77])] } } }),
])('%s is suspicious', async (text) => {
  expect(await observed(xgboost, text)).toMatchObject({ verdict: 'suspicious', rules: ['boosting.sizes'] })
})
test.each([
  ['a list without end', pack('{i\u0007learner[$d#l', new Uint8Array([0x7f, 0xff, 0xff, 0xff]), '}')],
  ['a negative length', pack('{i\u0007learnerSi', new Uint8Array([0xff]), '}')],
  ['an unknown type', pack('{i\u0007learner?}')],
  ['deep nesting', pack('{i\u0007learner', '['.repeat(5000))],
  ['an end too early', pack('{i\u0007learner{i\u0001a')],
])('UBJSON with %s is suspicious', async (_what, content) => {
  expect(await observed(xgboostUbj, content)).toMatchObject({ detected: 'yes', verdict: 'suspicious', rules: ['boosting.sizes'] })
})
test.each(['num_leaves=99999999999', 'Tree=0\nnum_leaves=5\nleaf_value=1 2', 'num_class=x'])(
  'a LightGBM model with %j is suspicious',
  async (line) => {
    expect(await observed(lightgbm, `tree\nversion=v3\n${line}\n`)).toMatchObject({ verdict: 'suspicious', rules: ['boosting.sizes'] })
  },
)
test('a CatBoost core beyond the file is suspicious, and its parts are looked at', async () => {
  expect(await observed(catboost, pack('CBM1', { u32: 0x7fffffff }, 'x'))).toMatchObject({ verdict: 'suspicious' })
  expect((await observed(catboost, pack('CBM1', { u32: 8 }, { u32: 4 }, { u32: 0 }, 'cos\nsystem\n'))).members).toEqual(['parts'])
})
