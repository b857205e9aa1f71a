import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import { Mark } from '../../parts/mark'
import { Failure, Waiting } from '../../parts/states'

interface Methods {
  readonly password: boolean
  readonly oidc?: { readonly name: string }
}

/** How people come in. Set in pavise.yaml, shown here. */
export function SignInMethods() {
  const methods = useQuery({ queryKey: ['methods'], queryFn: () => call<Methods>('/auth/methods') })
  if (methods.error) return <Failure error={methods.error} retry={() => void methods.refetch()} />
  if (!methods.data) return <Waiting what="the ways in" rows={3} />
  const { password, oidc } = methods.data
  return (
    <section className="panel form-panel">
      <header>
        <h2>Ways in</h2>
        <span className="t3">set in pavise.yaml under auth</span>
      </header>
      <dl className="facts body">
        <dt>Link</dt>
        <dd>
          <Mark tone="miss">always</Mark> <span className="t2">single use, 10 minutes, from the terminal or an administrator</span>
        </dd>
        <dt>Password</dt>
        <dd>{password ? <Mark tone="miss">on</Mark> : <Mark tone="none">off</Mark>}</dd>
        <dt>Provider</dt>
        <dd>{oidc ? <Mark tone="miss">{oidc.name}</Mark> : <Mark tone="none">none</Mark>}</dd>
      </dl>
    </section>
  )
}
