export type * from './openai-chat/wire.js'
