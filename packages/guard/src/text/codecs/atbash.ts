import { defineCodec } from '../codec.js'
import { letterCipher } from '../substitution.js'

export const atbash = defineCodec(letterCipher('atbash', 'Atbash: the alphabet mirrored'))
