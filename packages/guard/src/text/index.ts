export { type Codec, defineCodec } from './codec.js'
