/**
 * What a person does at the provider in a browser: follows the address, says who they are, agrees. Answers the address of ours to which
 * they are sent back.
 */
export async function providerDance(start: string, account: string, callback: string): Promise<URL> {
  const jar = new Map<string, string>()
  const go = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      const at = pair!.indexOf('=')
      jar.set(pair!.slice(0, at), pair!.slice(at + 1))
    }
    return answer
  }
  let url = start
  for (let step = 0; step < 12; step++) {
    const answer = await go(url)
    const location = answer.headers.get('location')
    const next = location === null ? await agree(await answer.text(), url, account, go) : new URL(location, url).href
    if (next.startsWith(callback)) return new URL(next)
    url = next
  }
  throw new Error('the provider sends the browser round and round')
}

/** Fills in the form of the provider's page: who it is, or that they agree. */
async function agree(
  page: string,
  url: string,
  account: string,
  go: (url: string, form: Record<string, string>) => Promise<Response>,
): Promise<string> {
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
  if (action === undefined || prompt === undefined) throw new Error(`no form at ${url}: ${page.slice(0, 300)}`)
  const answer = await go(new URL(action, url).href, { prompt, ...(prompt === 'login' ? { login: account, password: 'any' } : {}) })
  return new URL(answer.headers.get('location')!, url).href
}
