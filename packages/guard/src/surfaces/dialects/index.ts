export type { Dialect, StreamSeen, WireFault } from './dialect.js'

import type { Surface, Vendor } from '../surface.js'
import { anthropicDialect } from './anthropic.js'
import type { Dialect } from './dialect.js'
import { geminiDialect } from './gemini.js'
import { ollamaDialect } from './ollama.js'
import { openaiDialect } from './openai.js'

const DIALECTS: Readonly<Record<Vendor, Dialect>> = {
  openai: openaiDialect,
  anthropic: anthropicDialect,
  gemini: geminiDialect,
  ollama: ollamaDialect,
}

/** How the API of a surface, or of a vendor, says no; OpenAI's way where nobody is named. */
export function dialectOf(of: Surface | Vendor | undefined): Dialect {
  const vendor = typeof of === 'string' ? of : of?.vendor
  return DIALECTS[vendor ?? 'openai']
}
