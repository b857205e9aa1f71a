import { describe, expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { keras } from './keras.js'

const layer = (module: string | null, className: string, config: unknown = {}, registered: string | null = null) => ({
  module,
  class_name: className,
  config,
  registered_name: registered,
})
const model = (...layers: unknown[]) => ({
  module: 'keras',
  class_name: 'Sequential',
  config: { name: 's', layers },
  registered_name: 'Sequential',
})
const look = (config: unknown) => observed(keras, JSON.stringify(config))
/** `lambda x: x` and the like: marshal's code type in front of names. */
const bytecode = Buffer.concat([
  Buffer.from([0xe3]),
  Buffer.alloc(20),
  Buffer.from('\u0002os\u0006system\u0002id'),
  Buffer.alloc(20),
]).toString('base64')

describe('what Keras writes itself is safe', () => {
  test.each<[string, unknown]>([
    [
      'layers',
      model(
        layer('keras.layers', 'InputLayer', { batch_shape: [null, 4], dtype: 'float32' }),
        layer('keras.layers', 'Dense', {
          units: 4,
          activation: 'relu',
          kernel_initializer: layer('keras.initializers', 'GlorotUniform', { seed: null }),
        }),
      ),
    ],
    [
      'no modules, as Keras 2',
      {
        class_name: 'Sequential',
        config: { layers: [{ class_name: 'Dense', config: { activation: 'relu' } }] },
        keras_version: '2.15.0',
        backend: 'tensorflow',
      },
    ],
    [
      'a functional model',
      {
        module: 'keras.src.models.functional',
        class_name: 'Functional',
        config: {
          layers: [
            {
              ...layer('keras.src.ops.numpy', 'Add'),
              inbound_nodes: [{ args: [{ class_name: '__keras_tensor__', config: { shape: [null, 4], keras_history: ['a', 0, 0] } }] }],
            },
          ],
        },
      },
    ],
    [
      'a compiled model',
      {
        ...model(),
        compile_config: {
          optimizer: layer('keras.optimizers', 'Adam', { learning_rate: layer('keras.optimizers.schedules', 'ExponentialDecay') }),
          loss: 'mse',
          metrics: [
            layer('keras.metrics', 'MeanMetricWrapper', { fn: layer('keras.metrics', 'function', 'mean_squared_error', 'function') }),
          ],
        },
      },
    ],
    ['a policy', model(layer('keras.layers', 'Dense', { dtype: layer('keras', 'DTypePolicy', { name: 'float32' }) }))],
    ['a vocabulary in the file', model(layer('keras.layers', 'StringLookup', { vocabulary: ['a', 'b'], idf_weights: null }))],
    [
      'an activation by name',
      model(layer('keras.layers', 'Activation', { activation: layer('keras.activations', 'function', 'gelu', 'function') })),
    ],
    [
      'TensorFlow.js',
      {
        format: 'layers-model',
        modelTopology: { keras_version: '2.9.0', model_config: model(layer(null, 'Dense')) },
        weightsManifest: [{ paths: ['group1-shard1of1.bin'] }],
      },
    ],
    ['its metadata', { keras_version: '3.3.3', date_saved: '2024-05-01@10:00:00' }],
  ])('%s', async (_what, config) => {
    expect(await look(config)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [] })
  })
  test.each(['{"a":1}', '[1,2]', '{"class_name":"x"}', '{"architectures":["LlamaForCausalLM"]}'])(
    '%s is no Keras configuration',
    async (text) => {
      expect((await observed(keras, text)).detected).toBe('no')
    },
  )
})

describe('what runs code is malicious', () => {
  test.each<[string, unknown]>([
    [
      'a Lambda layer with bytecode',
      model(layer('keras.layers', 'Lambda', { function: layer('builtins', '__lambda__', { code: bytecode }) })),
    ],
    ['a Lambda layer of Keras 2', model({ class_name: 'Lambda', config: { function: [bytecode, null, null], function_type: 'lambda' } })],
    [
      'a lambda as an activation',
      model(layer('keras.layers', 'Dense', { activation: { class_name: '__lambda__', config: { code: bytecode } } })),
    ],
    ['bytecode in a layer of another name', model(layer('keras.layers', 'Dense', { function: bytecode }))],
    [
      'a lambda deep in a nested model',
      model(model(model(layer('keras.layers', 'TimeDistributed', { layer: layer('keras.layers', 'Lambda', { function: [bytecode] }) })))),
    ],
    [
      'a configuration in a text',
      { class_name: 'Sequential', config: { inner: JSON.stringify(model({ class_name: 'Lambda', config: { function: [bytecode] } })) } },
    ],
    ['a wrapped torch module', model(layer('keras.layers', 'TorchModuleWrapper', { module: 'AAAA' }))],
    ['a function of the system', model(layer('os', 'system', 'id'))],
    ['a builtin', model(layer('builtins', 'exec', { code: 'x' }))],
    ['a builtin as a function', model(layer('builtins', 'function', 'eval', 'function'))],
    ['a submodule of the system', model(layer('importlib.machinery', 'SourceFileLoader', {}))],
    ['a download', model(layer('keras.utils', 'get_file', { origin: 'https://a.example/x', extract: true }))],
    ['a download by its inner module', model(layer('keras.src.utils.file_utils', 'get_file', {}))],
    ['the switch of safe mode', model(layer('keras.config', 'function', 'enable_unsafe_deserialization', 'function'))],
    ['the switch by its inner module', model(layer('keras.src.saving.serialization_lib', 'function', 'enable_unsafe_deserialization'))],
    ['another model', model(layer('keras.models', 'load_model', { filepath: 'x.keras', safe_mode: false }))],
    ['safe mode as an argument', model(layer('keras.layers', 'Dense', { safe_mode: false }))],
    ['a vocabulary of the system', model(layer('keras.layers', 'StringLookup', { vocabulary: '/etc/passwd' }))],
    ['a vocabulary from a server', model(layer('keras.layers', 'TextVectorization', { vocabulary: 'http://a.example/v' }))],
    ['weights elsewhere', { modelTopology: { keras_version: '2', model_config: model() }, weightsManifest: [{ paths: ['../../x.bin'] }] }],
    ['a loss that is foreign', { ...model(), compile_config: { loss: layer('subprocess', 'Popen', {}) } }],
  ])('%s', async (_what, config) => {
    const seen = await look(config)
    expect(seen.verdict).toBe('malicious')
    expect(seen.observations[0]!.evidence[0]!.offset).toBeGreaterThanOrEqual(0)
  })
})

test.each<[string, unknown, string]>([
  ['a class that somebody registered', model(layer(null, 'Gate', {}, 'acme>Gate')), 'suspicious'],
  ['a class of another module', model(layer('acme.layers', 'Gate')), 'suspicious'],
  [
    'a Lambda of a named function',
    model(layer('keras.layers', 'Lambda', { function: layer('builtins', 'function', 'scale', 'function') })),
    'suspicious',
  ],
  ['a saved model beside it', model(layer('keras.layers', 'TFSMLayer', { filepath: 'saved' })), 'suspicious'],
  ['a vocabulary file beside it', model(layer('keras.layers', 'StringLookup', { vocabulary: 'vocab.txt' })), 'suspicious'],
  ['a class of a published package', model(layer('keras_hub.layers', 'TransformerEncoder', {}, 'keras_hub>TransformerEncoder')), 'unknown'],
  [
    'a function of the program that saved it',
    model(layer('keras.layers', 'Dense', { activation: layer('builtins', 'function', 'my_activation', 'function') })),
    'unknown',
  ],
  ['a class without a module', { class_name: 'Sequential', config: { layers: [{ class_name: 'Gate', config: {} }] } }, 'unknown'],
])('%s', async (_what, config, verdict) => {
  expect((await look(config)).verdict).toBe(verdict)
})
