import { defineCodec } from '../codec.js'
import { letterCipher } from '../substitution.js'

export const rot13 = defineCodec(letterCipher('rot13', 'ROT13'))
export const caesar = defineCodec(letterCipher('caesar', 'Caesar cipher, shifted by three'))
