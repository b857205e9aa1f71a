/** What becomes of a body that holds what nobody here can read: images, sound, files that lie elsewhere, token numbers. */
export const UNINSPECTABLE = ['block', 'flag'] as const
export type Uninspectable = (typeof UNINSPECTABLE)[number]
