type Arguments = Record<string, unknown>

/** Names that servers look up on objects that mostly lack them, so that what is inherited shows. */
const inherited = (nonce: string): string =>
  JSON.stringify({
    title: nonce,
    description: nonce,
    nextCursor: nonce,
    _meta: { [nonce]: nonce },
    annotations: { title: nonce },
    [nonce]: nonce,
  })

/** Arguments and one key more, as text: only a parsed `__proto__` is a key. */
function withKey(base: Arguments, more: string): Arguments {
  const own = JSON.stringify(base).slice(1, -1)
  return JSON.parse(`{${own === '' ? '' : `${own},`}${more}}`) as Arguments
}

/**
 * Arguments whose keys reach for what all objects inherit. `nonce` stands in no other call: where it comes back later, it was inherited.
 */
export const POLLUTIONS: readonly ((base: Arguments, nonce: string) => { variant: string; args: Arguments })[] = [
  (base, nonce) => ({ variant: 'a key __proto__', args: withKey(base, `"__proto__":${inherited(nonce)}`) }),
  (base, nonce) => ({ variant: 'a key constructor', args: withKey(base, `"constructor":{"prototype":${inherited(nonce)}}`) }),
  (base, nonce) => ({ variant: 'keys that are paths', args: withKey(base, `"__proto__[title]":"${nonce}","__proto__.title":"${nonce}"`) }),
]

/** The same under a key that reaches for nothing: where this comes back later too, the server only keeps what it is told. */
export const ordinaryKey = (base: Arguments, nonce: string): Arguments => withKey(base, `"remark":${inherited(nonce)}`)
