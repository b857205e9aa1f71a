import { defineCodec } from '../codec.js'
import { letterCipher } from '../substitution.js'

const mirrored = Array.from({ length: 26 }, (_, i) => 25 - i)

export const atbash = defineCodec(letterCipher('atbash', 'Atbash: the alphabet mirrored', mirrored))
