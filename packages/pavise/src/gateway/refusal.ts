import type { Decision } from '@pavise/guard'
import type { ChatError } from '@pavise/guard/surfaces'

export interface RefusalOptions {
  readonly type?: string
  readonly param?: string
  /** False for an error of the upstream that is passed on. */
  readonly own?: boolean
  readonly headers?: Readonly<Record<string, string | string[]>>
}

/** An answer of the gateway itself, in OpenAI's error shape. The message never repeats a text of the exchange. */
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
  get body(): ChatError {
    return { error: { message: this.message, type: this.#type, param: this.#param, code: this.code } }
  }
}

/** The upstream could not be reached, broke off or does not speak the API. */
export const upstreamFault = (code: string, message: string, status = 502): Refusal =>
  new Refusal(status, code, message, { type: 'upstream_error' })

/** OpenAI's own shape for filtered content, so that clients already know what to do with it; a 4xx is not retried by them. */
export function blocked(decision: Decision, phase: 'request' | 'response'): Refusal {
  const rules = [...new Set(decision.firings.filter((f) => f.action === 'block' || f.action === 'hold').map((f) => f.rule))]
  const what = phase === 'request' ? 'the request' : 'the answer'
  const named = rules.length > 0 ? `rule ${rules.join(', ')}` : 'the policy'
  return new Refusal(400, 'content_filter', `Blocked by Pavise: ${named} does not let ${what} pass`, { type: 'content_filter' })
}
