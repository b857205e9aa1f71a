import { defineFormat } from '#supplychain/scan/format'
import { templateRules } from '../jinja/rules.js'
import { jsonOf } from '../json/json-content.js'
import { field, type JsonNode, textField } from '../json/json-node.js'
import { metadataCode } from '../metadata/active-content.js'
import { RepositoryJudge } from './judge-repository.js'
import { huggingFaceRules } from './rules.js'

/** Keys that only a model repository's configurations have at their root. */
const KEYS = [
  'auto_map',
  'architectures',
  'model_type',
  'tokenizer_class',
  'chat_template',
  'custom_pipelines',
  'custom_generate',
  'trust_remote_code',
  'weight_map',
  '_class_name',
  '_diffusers_version',
  'peft_type',
  'base_model_name_or_path',
  'transformers_version',
  'processor_class',
  'image_processor_type',
  'feature_extractor_type',
  'added_tokens_decoder',
  'added_tokens',
  '__version__',
  'bos_token',
  'eos_token_id',
  '_name_or_path',
  'megatron_core',
]

/** Configurations of a model repository: model, tokenizer, processor, generation, adapter, pipeline, modules, index of shards. */
export const huggingFace = defineFormat({
  id: 'hugging-face',
  title: 'Hugging Face configuration',
  rules: [...huggingFaceRules, ...templateRules, metadataCode],
  detect(content) {
    const document = jsonOf(content)
    return document && isRepositoryFile(document.root) ? 'yes' : 'no'
  },
  scan(content, scan) {
    new RepositoryJudge(scan).judge(jsonOf(content)!.root)
  },
})

function isRepositoryFile(root: JsonNode): boolean {
  if (root.kind === 'array') return root.items.some((item) => field(item, 'idx') !== undefined && textField(item, 'type') !== undefined)
  return root.kind === 'object' && root.entries.some(({ key }) => KEYS.includes(key))
}
