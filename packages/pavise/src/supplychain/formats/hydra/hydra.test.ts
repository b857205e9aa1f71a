import { describe, expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { hydra } from './hydra.js'

const look = (text: string) => observed(hydra, text)

describe('ordinary configurations are safe', () => {
  test.each([
    '_target_: torch.nn.Linear\nin_features: 4\n',
    'model:\n  _target_: nemo.collections.asr.models.EncDecCTCModel\n  optim:\n    _target_: torch.optim.AdamW\n    lr: 0.1\n',
    'a: {_target_: builtins.list, _args_: [1]}\nb:\n  _target_: functools.partial\n  _args_: [1]\n',
    '{"_target_": "transformers.AutoModel", "x": 1}',
    'class_path: lightning.pytorch.callbacks.EarlyStopping\ninit_args: {patience: 3}\n',
    'model:\n  target: ldm.models.diffusion.ddpm.LatentDiffusion\n  params: {a: 1}\n',
    '_target_: torch.nn.ReLU\nshape: !!python/tuple [1, 2]\n',
    'target: production\nname: x\n',
  ])('%j', async (text) => {
    expect((await look(text)).verdict).toBe('safe')
  })
  test.each(['hello', '# Notes\nuse `_target_: os.system` never\n', '{"a": 1}', 'a: 1\nb: 2\n', 'def f():\n    pass\n'])(
    '%j says nothing',
    async (text) => {
      expect(await look(text)).toMatchObject({ verdict: 'safe', observations: [] })
    },
  )
})

test.each([
  ['_target_: os.system\ncommand: id\n', 'malicious', 'hydra.target'],
  ['a:\n  b:\n    - _target_: subprocess.run\n      args: [id]\n', 'malicious', 'hydra.target'],
  ['_target_: builtins.exec\n_args_: ["x"]\n', 'malicious', 'hydra.target'],
  ['_target_: torch.hub.load\n', 'malicious', 'hydra.target'],
  ['_target_: numpy.load\nallow_pickle: true\n', 'malicious', 'hydra.target'],
  ['_target_: hydra.utils.get_method\npath: os.system\n', 'malicious', 'hydra.target'],
  ['_target_: pathlib.os.system\n', 'malicious', 'hydra.target'],
  ['_target_: torch.nn.Module.__init__.__globals__\n', 'malicious', 'hydra.target'],
  ['"_target_": "shutil.rmtree"\npath: /\n', 'malicious', 'hydra.target'],
  ['{"x": [{"_target_": "os.popen"}]}', 'malicious', 'hydra.target'],
  ['{_target_: pickle.loads, data: x}\n', 'malicious', 'hydra.target'],
  ['target: subprocess.Popen\n', 'malicious', 'hydra.target'],
  [`_target_: ${'$'}{oc.env:X}\n`, 'suspicious', 'hydra.target'],
  ['_target_: acme.models.Gate\n', 'unknown', 'hydra.foreign-target'],
  ['a: !!python/object/apply:os.system ["id"]\n', 'malicious', 'yaml.tag'],
  ['!!python/object/new:subprocess.Popen [["id"]]\n', 'malicious', 'yaml.tag'],
  ['a: !!python/name:os.system\n', 'malicious', 'yaml.tag'],
  ['a: !<tag:yaml.org,2002:python/module:evil> ""\n', 'malicious', 'yaml.tag'],
  ['a: !!python/object:acme.Gate {x: 1}\n', 'suspicious', 'yaml.tag'],
  ['a: !!javax.script.ScriptEngineManager [x]\n', 'malicious', 'yaml.tag'],
])('%j is %s', async (text, verdict, rule) => {
  expect(await look(text)).toMatchObject({ verdict, rules: [rule] })
})

test('aliases that expand without bounds are found without expanding them', async () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
  for (let index = 1; index < 12; index++)
    lines.push(`a${index}: &a${index} [${Array.from({ length: 9 }, () => `*a${index - 1}`).join(', ')}]`)
  expect(await look(lines.join('\n'))).toMatchObject({ verdict: 'suspicious', rules: ['yaml.expansion'] })
})
test('what cannot be read is inconclusive', async () => {
  expect((await look('_target_: [unclosed\nb: "\n')).verdict).toBe('inconclusive')
  expect((await look(`_target_: ${'['.repeat(20_000)}`)).verdict).toBe('inconclusive')
})
