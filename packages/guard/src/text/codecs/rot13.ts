import { defineCodec } from '../codec.js'
import { letterCipher } from '../substitution.js'

const turn = (by: number) => Array.from({ length: 26 }, (_, i) => (i + by) % 26)

export const rot13 = defineCodec(letterCipher('rot13', 'ROT13', turn(13)))
export const caesar = defineCodec(letterCipher('caesar', 'Caesar cipher, shifted by three', turn(3)))
