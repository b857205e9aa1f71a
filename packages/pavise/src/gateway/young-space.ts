/**
 * Node's arguments for a process that is a gateway, from those of the process that starts it. Its objects live for one exchange; half of the young space that Node takes by
 * default costs the same processor time and keeps a worker 20 MB smaller. What the user says about it stands.
 */
export function gatewayArguments(own: readonly string[], environment: string | undefined): string[] {
  const said = [...own, environment ?? ''].some((argument) => /max[-_]semi[-_]space[-_]size/.test(argument))
  return said ? [...own] : [...own, '--max-semi-space-size=8']
}
