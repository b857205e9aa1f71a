import type { Decision } from '@pavise/guard'
import type { WireFault } from '@pavise/guard/surfaces'

export interface RefusalOptions {
  readonly type?: string
  readonly param?: string
  /** False for an error of the upstream that is passed on. */
  readonly own?: boolean
  readonly headers?: Readonly<Record<string, string | string[]>>
}

/** An answer of the gateway itself; the dialect of the route puts it into the vendor's words. The message never repeats a text of the exchange. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly headers: Readonly<Record<string, string | string[]>>
  /** Whether Pavise refused; otherwise it passes an error of the upstream on. */
  readonly isOwn: boolean
  readonly #type: string
  readonly #param: string | null
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    options: RefusalOptions = {},
  ) {
    super(message)
    this.isOwn = options.own ?? true
    this.#type = options.type ?? 'invalid_request_error'
    this.#param = options.param ?? null
    this.headers = options.headers ?? {}
  }
  /** The same refusal with more headers. */
  with(headers: Readonly<Record<string, string | string[]>>): Refusal {
    const options = {
      type: this.#type,
      own: this.isOwn,
      headers: { ...headers, ...this.headers },
      ...(this.#param === null ? {} : { param: this.#param }),
    }
    return new Refusal(this.status, this.code, this.message, options)
  }
  /** What a dialect makes the body of. */
  get fault(): WireFault {
    return { status: this.status, code: this.code, type: this.#type, message: this.message, param: this.#param }
  }
}

/** The upstream could not be reached, broke off or does not speak the API. */
export const upstreamFault = (code: string, message: string, status = 502): Refusal =>
  new Refusal(status, code, message, { type: 'upstream_error' })

/** A 400, which clients do not try again; OpenAI's have a code for it. */
export function blocked(decision: Decision, phase: 'request' | 'response'): Refusal {
  const rules = [...new Set(decision.firings.filter((f) => f.action === 'block' || f.action === 'hold').map((f) => f.rule))]
  const what = phase === 'request' ? 'the request' : 'the answer'
  const named = rules.length > 0 ? `rule ${rules.join(', ')}` : 'the policy'
  return new Refusal(400, 'content_filter', `Blocked by Pavise: ${named} does not let ${what} pass`, { type: 'content_filter' })
}
