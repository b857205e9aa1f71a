import { describe, expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { huggingFace } from './hugging-face.js'

const look = (config: unknown) => observed(huggingFace, JSON.stringify(config))

describe('ordinary configurations are safe', () => {
  test.each<[string, unknown]>([
    [
      'a model',
      {
        _name_or_path: 'a/b',
        architectures: ['LlamaForCausalLM'],
        model_type: 'llama',
        hidden_size: 4096,
        torch_dtype: 'bfloat16',
        rope_scaling: { type: 'linear', factor: 2.0 },
        vocab_size: 128256,
      },
    ],
    [
      'a tokenizer',
      {
        tokenizer_class: 'LlamaTokenizer',
        bos_token: '<s>',
        added_tokens_decoder: { '0': { content: '<script>', special: true } },
        chat_template: '{% for m in messages %}{{ m.content }}{% endfor %}',
      },
    ],
    [
      'several templates',
      {
        chat_template: [
          { name: 'default', template: '{{ messages }}' },
          { name: 'tool_use', template: '{{ tools }}' },
        ],
      },
    ],
    [
      'an index',
      {
        metadata: { total_size: 10 },
        weight_map: { 'a.weight': 'model-00001-of-00002.safetensors', b: 'model-00002-of-00002.safetensors' },
      },
    ],
    [
      'modules',
      [
        { idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' },
        { idx: 1, name: '1', path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
      ],
    ],
    [
      'a pipeline',
      {
        _class_name: 'StableDiffusionPipeline',
        _diffusers_version: '0.6.0',
        unet: ['diffusers', 'UNet2DConditionModel'],
        safety_checker: ['stable_diffusion', 'StableDiffusionSafetyChecker'],
        tokenizer: ['transformers', 'CLIPTokenizer'],
        requires: [null, null],
      },
    ],
    [
      'paths of whoever saved it',
      { tokenizer_class: 'X', tokenizer_file: '/home/ana/.cache/huggingface/x/tokenizer.json', name_or_path: '/workspace/model' },
    ],
    ['an adapter', { peft_type: 'LORA', base_model_name_or_path: 'a/b', target_modules: ['q_proj'], r: 8, megatron_core: 'megatron.core' }],
    ['generation', { eos_token_id: 2, transformers_version: '4.40.0', trust_remote_code: false }],
    ['processor', { image_processor_type: 'CLIPImageProcessor', processor_class: 'CLIPProcessor', image_mean: [0.5, 0.5, 0.5] }],
  ])('%s', async (_what, config) => {
    expect(await look(config)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [] })
  })
  test('and tells what the bill of materials wants', async () => {
    const { facts } = await look({ architectures: ['X'], model_type: 'x', base_model_name_or_path: 'a/b' })
    expect(facts).toMatchObject({ architecture: 'X', 'model type': 'x', 'base model': 'a/b' })
  })
  test('other documents are not taken', async () => {
    for (const config of [{ a: 1 }, [1], { name: 'x', version: '1' }]) expect((await look(config)).detected).toBe('no')
  })
})

describe('what makes the loader do more', () => {
  test.each<[string, unknown, string, string]>([
    ['code of the repository', { auto_map: { AutoModel: 'modeling.Model' } }, 'suspicious', 'hugging-face.remote-code'],
    ['code of another repository', { auto_map: { AutoModel: 'someone/else--modeling.Model' } }, 'suspicious', 'hugging-face.remote-code'],
    ['a tokenizer’s code', { auto_map: { AutoTokenizer: ['tok.Tok', null] } }, 'suspicious', 'hugging-face.remote-code'],
    ['a class of the system', { auto_map: { AutoModel: 'subprocess.Popen' } }, 'malicious', 'hugging-face.reference'],
    ['a class by a path', { auto_map: { AutoModel: '../../evil.Model' } }, 'malicious', 'hugging-face.reference'],
    ['remote code switched on', { model_type: 'x', trust_remote_code: true }, 'suspicious', 'hugging-face.remote-code'],
    [
      'remote code switched on further below',
      { model_type: 'x', vision: { a: [{ trust_remote_code: 'true' }] } },
      'suspicious',
      'hugging-face.remote-code',
    ],
    ['a pipeline of its own', { custom_pipelines: { x: { impl: 'p.P' } } }, 'suspicious', 'hugging-face.remote-code'],
    ['a generation loop of its own', { custom_generate: 'a/b' }, 'suspicious', 'hugging-face.remote-code'],
    ['a diffusion pipeline of its own', { _class_name: ['pipeline', 'Mine'] }, 'suspicious', 'hugging-face.remote-code'],
    ['a part of another package', { _class_name: 'P', unet: ['elsewhere.models', 'UNet'] }, 'suspicious', 'hugging-face.foreign-class'],
    ['a part of the system', { _class_name: 'P', unet: ['os', 'system'] }, 'malicious', 'hugging-face.reference'],
    ['a module of another package', [{ idx: 0, path: '', type: 'elsewhere.Module' }], 'suspicious', 'hugging-face.foreign-class'],
    ['a module of the system', [{ idx: 0, path: '', type: 'os.system' }], 'malicious', 'hugging-face.reference'],
    ['a module elsewhere', [{ idx: 0, path: '../../x', type: 'sentence_transformers.models.Dense' }], 'malicious', 'hugging-face.path'],
    ['a shard elsewhere', { weight_map: { a: '../../x.bin' } }, 'malicious', 'hugging-face.path'],
    ['a shard by its full path', { weight_map: { a: '/etc/x.safetensors' } }, 'malicious', 'hugging-face.path'],
    ['a package that an adapter imports', { peft_type: 'LORA', megatron_core: 'evil.core' }, 'suspicious', 'hugging-face.foreign-class'],
    ['a callable of the system in a place of its own', { model_type: 'x', act_fn: 'os.system' }, 'malicious', 'hugging-face.reference'],
    ['a template that breaks out', { chat_template: '{{ cycler.__init__.__globals__ }}' }, 'malicious', 'jinja.escape'],
    ['one of several templates', { chat_template: [{ name: 'x', template: '{{ self.__class__ }}' }] }, 'malicious', 'jinja.escape'],
    ['a vocabulary elsewhere', { tokenizer_class: 'X', vocab_file: '../../../etc/passwd' }, 'suspicious', 'hugging-face.path'],
    [
      'a base class of another package',
      { peft_type: 'LORA', auto_mapping: { base_model_class: 'X', parent_library: 'elsewhere.models' } },
      'suspicious',
      'hugging-face.foreign-class',
    ],
    [
      'a base class of the system',
      { peft_type: 'LORA', auto_mapping: { parent_library: 'antigravity' } },
      'malicious',
      'hugging-face.reference',
    ],
    ['a base model elsewhere', { peft_type: 'LORA', base_model_name_or_path: '../../secret' }, 'suspicious', 'hugging-face.path'],
    ['a template under another key', { model_type: 'x', prompt: "{{ messages['__class__'] }}" }, 'malicious', 'jinja.escape'],
    ['sizes without end', { model_type: 'x', hidden_size: 99999999999999 }, 'suspicious', 'hugging-face.sizes'],
    ['script', { model_type: 'x', note: '<script>alert(1)</script>' }, 'suspicious', 'metadata.code'],
  ])('%s', async (_what, config, verdict, rule) => {
    const seen = await look(config)
    expect(seen.verdict).toBe(verdict)
    expect(seen.rules).toContain(rule)
  })
})
