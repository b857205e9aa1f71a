import type { ChatCompletion, ChatRequest } from '@pavise/guard/surfaces'
import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import type { SimulatedModel } from '#quarry/model/simulated-model'
import type { Flaw } from '#quarry/seed/flaw'

/** An answer of the model, or word that the door in front of it declined. `flaws` is for the sandbox alone. */
export type ModelAnswer = { declined: true; reason: string } | { declined: false; completion: ChatCompletion; flaws: readonly Flaw[] }

/** How the agent reaches its model. */
export interface ModelClient {
  complete(request: ChatRequest): Promise<ModelAnswer>
}

/** The model in the same process. */
export function inProcess(model: SimulatedModel): ModelClient {
  return {
    async complete(request) {
      return { declined: false, ...model.decide(request) }
    },
  }
}

interface OverHttp {
  url: string
  key: string
  egress: Egress
  /** The same model, to learn by which weakness an answer came about: the wire does not carry that. */
  model: SimulatedModel
}

/** The model behind `POST {url}/chat/completions`, with whatever stands in between. Throws PAV_QUARRY_MODEL when it does not answer. */
export function overHttp({ url, key, egress, model }: OverHttp): ModelClient {
  const address = `${url.replace(/\/$/, '')}/chat/completions`
  return {
    async complete(request) {
      const response = await egress.request(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(request),
      })
      const body = parseJson(await response.text(8_000_000))
      if (response.status >= 400) {
        const error = body['error'] as { code?: unknown; message?: unknown } | undefined
        if (response.status < 500 && response.status !== 401 && response.status !== 404 && response.status !== 429) {
          return { declined: true, reason: String(error?.message ?? response.status) }
        }
        throw new PaviseError('PAV_QUARRY_MODEL', `The model at ${address} answered ${response.status}`)
      }
      const completion = body as unknown as ChatCompletion
      const choice = Array.isArray(completion.choices) ? completion.choices[0] : undefined
      if (!choice?.message) throw new PaviseError('PAV_QUARRY_MODEL', `The model at ${address} answered without choices`)
      if (choice.finish_reason === 'content_filter') return { declined: true, reason: 'content_filter' }
      return { declined: false, completion, flaws: model.decide(request).flaws }
    },
  }
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
