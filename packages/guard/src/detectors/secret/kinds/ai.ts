import type { ServiceKey, TokenKind } from '../token-kind.js'

const hasBoth = (value: string) => /[0-9]/.test(value) && /[A-Za-z]/.test(value.slice(3))

/** Models and what is built around them. */
export const AI: readonly TokenKind[] = [
  { kind: 'anthropic', prefixes: 'sk-ant-', body: 'word', length: [24, 255] },
  { kind: 'openai', prefixes: 'sk-proj- sk-svcacct- sk-admin- sk-service-account- sk-None-', body: 'word', length: [20, 255] },
  { kind: 'openai', prefixes: 'sk-', body: 'alnum', length: [32, 64], verify: hasBoth },
  { kind: 'openai_session', prefixes: 'sess-', body: 'alnum', length: [40, 40] },
  { kind: 'openrouter', prefixes: 'sk-or-v1-', body: 'hex', length: [64, 64] },
  { kind: 'hugging_face', prefixes: 'hf_', body: 'alnum', length: [30, 64] },
  { kind: 'hugging_face', prefixes: 'api_org_', body: 'alnum', length: [30, 64] },
  { kind: 'groq', prefixes: 'gsk_', body: 'alnum', length: [40, 64] },
  { kind: 'replicate', prefixes: 'r8_', body: 'alnum', length: [37, 40] },
  { kind: 'perplexity', prefixes: 'pplx-', body: 'alnum', length: [40, 64] },
  { kind: 'xai', prefixes: 'xai-', body: 'alnum', length: [60, 100] },
  { kind: 'together', prefixes: 'tgp_v1_', body: 'word', length: [40, 60] },
  { kind: 'fireworks', prefixes: 'fw_', body: 'alnum', length: [20, 40], weak: true },
  { kind: 'anyscale', prefixes: 'esecret_', body: 'alnum', length: [20, 64] },
  { kind: 'langsmith', prefixes: 'lsv2_pt_ lsv2_sk_', body: 'word', length: [40, 64] },
  { kind: 'langfuse', prefixes: 'sk-lf- pk-lf-', body: 'uuid', length: [36, 36] },
  { kind: 'pinecone', prefixes: 'pcsk_', body: 'word', length: [40, 90] },
  { kind: 'elevenlabs', prefixes: 'sk_', body: 'hex', length: [48, 48] },
  { kind: 'cerebras', prefixes: 'csk-', body: 'alnum', length: [40, 64] },
  { kind: 'nvidia', prefixes: 'nvapi-', body: 'word', length: [50, 80] },
  { kind: 'voyage', prefixes: 'pa-', body: 'word', length: [40, 50], weak: true },
  { kind: 'jina', prefixes: 'jina_', body: 'word', length: [50, 80] },
  { kind: 'tavily', prefixes: 'tvly-', body: 'word', length: [24, 60] },
  { kind: 'firecrawl', prefixes: 'fc-', body: 'hex', length: [32, 32] },
  { kind: 'e2b', prefixes: 'e2b_', body: 'hex', length: [40, 40] },
  { kind: 'modal', prefixes: 'ak- as-', body: 'alnum', length: [22, 26], weak: true },
  { kind: 'runpod', prefixes: 'rpa_', body: 'alnum', length: [40, 50] },
  { kind: 'cursor', prefixes: 'crsr_ key_', body: 'hex', length: [64, 64] },
  { kind: 'helicone', prefixes: 'sk-helicone-', body: 'word', length: [24, 60] },
  { kind: 'friendli', prefixes: 'flp_', body: 'alnum', length: [40, 60] },
  { kind: 'apify', prefixes: 'apify_api_', body: 'alnum', length: [36, 46] },
  { kind: 'browserbase', prefixes: 'bb_live_ bb_test_', body: 'word', length: [20, 60] },
]

const HEX_32 = /^[0-9a-f]{32}$/i
export const AI_SERVICES: readonly ServiceKey[] = [
  { kind: 'azure_openai', service: 'azureopenai azureopenaiapi cognitive', form: HEX_32 },
  { kind: 'cohere', service: 'cohere', form: /^[A-Za-z0-9]{40}$/ },
  { kind: 'mistral', service: 'mistral', form: /^[A-Za-z0-9]{32}$/ },
  { kind: 'wandb', service: 'wandb weightsandbiases', form: /^[0-9a-f]{40}$/ },
  { kind: 'stability', service: 'stability', form: /^sk-[A-Za-z0-9]{48}$/ },
  { kind: 'assemblyai', service: 'assemblyai', form: HEX_32 },
  { kind: 'deepgram', service: 'deepgram', form: /^[0-9a-f]{40}$/ },
  { kind: 'deepl', service: 'deepl', form: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::fx)?$/i },
  { kind: 'clarifai', service: 'clarifai', form: HEX_32 },
  { kind: 'qdrant', service: 'qdrant weaviate', form: /^[A-Za-z0-9_-]{36,100}$/ },
  { kind: 'comet', service: 'comet', form: /^[A-Za-z0-9]{25}$/ },
]
