export { type Codec, defineCodec, type Traced } from './codec.js'
export { codec, codecIds, codecs } from './codecs/index.js'
